package dev.bartizan.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.ai.contentsafety.BlocklistClient;
import com.azure.ai.contentsafety.BlocklistClientBuilder;
import com.azure.ai.contentsafety.ContentSafetyClient;
import com.azure.ai.contentsafety.ContentSafetyClientBuilder;
import com.azure.ai.contentsafety.models.AddOrUpdateTextBlocklistItemsOptions;
import com.azure.ai.contentsafety.models.AnalyzeImageOptions;
import com.azure.ai.contentsafety.models.AnalyzeTextOptions;
import com.azure.ai.contentsafety.models.AnalyzeTextOutputType;
import com.azure.ai.contentsafety.models.AnalyzeTextResult;
import com.azure.ai.contentsafety.models.ContentSafetyImageData;
import com.azure.ai.contentsafety.models.RemoveTextBlocklistItemsOptions;
import com.azure.ai.contentsafety.models.TextBlocklistItem;
import com.azure.ai.contentsafety.models.TextCategory;
import com.azure.core.credential.KeyCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceModifiedException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.RequestOptions;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Microsoft's published clients, pinned and unmodified, over TLS below a private authority, behind a reverse proxy on
 * another port. The server takes one request at a time, so that overload is easy to make.
 */
@Tag("slow")
class ContentSafetyClientsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static ContentSafetyServer server;
    private static HttpClient transport;

    @BeforeAll
    static void start() throws IOException {
        server = ContentSafetyServer.start(folder, 1, true);
        SslContext trust = SslContextBuilder.forClient()
                .trustManager(server.authority().toFile())
                .build();
        transport = new NettyAsyncHttpClientBuilder(
                        reactor.netty.http.client.HttpClient.create().secure(spec -> spec.sslContext(trust)))
                .build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theJavaClientAnalysesTextWithEveryOption() {
        lists().createOrUpdateTextBlocklistWithResponse("java-text", BinaryData.fromString("{}"), merge());
        add("java-text", "forbidden fruit");
        AnalyzeTextOptions options = new AnalyzeTextOptions("A Forbidden Fruit. [violence=0.6] [hate=0.9]")
                .setCategories(List.of(TextCategory.VIOLENCE, TextCategory.HATE))
                .setBlocklistNames(List.of("java-text"))
                .setHaltOnBlocklistHit(false)
                .setOutputType(AnalyzeTextOutputType.EIGHT_SEVERITY_LEVELS);
        AnalyzeTextResult result = client(server.key()).analyzeText(options);
        assertEquals(
                List.of("Hate 7", "Violence 4"),
                result.getCategoriesAnalysis().stream()
                        .map(entry -> entry.getCategory() + " " + entry.getSeverity())
                        .toList());
        assertEquals("forbidden fruit", result.getBlocklistsMatch().getFirst().getBlocklistItemText());
        AnalyzeTextResult halted = client(server.key()).analyzeText(options.setHaltOnBlocklistHit(true));
        assertEquals(List.of(), halted.getCategoriesAnalysis());
        assertEquals(
                4,
                client(server.key())
                        .analyzeText("hello")
                        .getCategoriesAnalysis()
                        .size());
        lists().deleteTextBlocklist("java-text");
    }

    @Test
    void theJavaClientAnalysesAnImage() {
        AnalyzeImageOptions image = new AnalyzeImageOptions(
                new ContentSafetyImageData().setContent(BinaryData.fromBytes(TestImages.png(64, 64))));
        assertEquals(
                List.of("Hate 0", "SelfHarm 0", "Sexual 2", "Violence 6"),
                client(server.key()).analyzeImage(image).getCategoriesAnalysis().stream()
                        .map(entry -> entry.getCategory() + " " + entry.getSeverity())
                        .toList());
    }

    @Test
    void theJavaClientKeepsABlocklist() {
        String name = "java-list";
        Response<BinaryData> created = lists().createOrUpdateTextBlocklistWithResponse(
                        name, BinaryData.fromObject(Map.of("description", "first")), merge());
        assertEquals(201, created.getStatusCode());
        assertEquals(
                200,
                lists().createOrUpdateTextBlocklistWithResponse(
                                name, BinaryData.fromObject(Map.of("description", "second")), merge())
                        .getStatusCode());
        assertEquals("second", lists().getTextBlocklist(name).getDescription());
        List<TextBlocklistItem> added = add(name, "one", "two", "three", "four", "five");
        List<PagedResponse<TextBlocklistItem>> pages =
                lists().listTextBlocklistItems(name).streamByPage(2).toList();
        assertEquals(
                List.of(2, 2, 1),
                pages.stream().map(page -> page.getValue().size()).toList());
        assertTrue(pages.getFirst()
                .getContinuationToken()
                .startsWith(server.proxyUrl() + "/contentsafety/text/blocklists/"));
        assertEquals(
                List.of("one", "two", "three", "four", "five"),
                lists().listTextBlocklistItems(name).stream()
                        .map(TextBlocklistItem::getText)
                        .toList());
        assertTrue(lists().listTextBlocklists().stream()
                .anyMatch(list -> list.getName().equals(name)));
        String id = added.getFirst().getBlocklistItemId();
        assertEquals("one", lists().getTextBlocklistItem(name, id).getText());
        lists().removeBlocklistItems(name, new RemoveTextBlocklistItemsOptions(List.of(id)));
        assertThrows(ResourceNotFoundException.class, () -> lists().getTextBlocklistItem(name, id));
        lists().deleteTextBlocklist(name);
        assertThrows(ResourceNotFoundException.class, () -> lists().getTextBlocklist(name));
        lists().deleteTextBlocklist(name);
    }

    @Test
    void theJavaClientSeesEachKindOfError() {
        assertThrows(
                ClientAuthenticationException.class, () -> client("bz_wrong").analyzeText("hello"));
        HttpResponseException tooLong = assertThrows(
                HttpResponseException.class, () -> client(server.key()).analyzeText("a".repeat(10_001)));
        assertEquals(400, tooLong.getResponse().getStatusCode());
        assertEquals("InvalidRequestBody", tooLong.getResponse().getHeaderValue("x-ms-error-code"));
        HttpResponseException forbidden = assertThrows(
                HttpResponseException.class,
                () -> lists(server.otherKey())
                        .createOrUpdateTextBlocklistWithResponse("x", BinaryData.fromString("{}"), merge()));
        assertEquals(403, forbidden.getResponse().getStatusCode());
        assertThrows(ResourceNotFoundException.class, () -> lists().getTextBlocklist("nobody"));
        assertThrows(
                HttpResponseException.class,
                () -> lists().createOrUpdateTextBlocklistWithResponse("a b", BinaryData.fromString("{}"), merge()));
    }

    @Test
    void theJavaClientSeesAFullListAsAConflict() {
        lists().createOrUpdateTextBlocklistWithResponse("java-full", BinaryData.fromString("{}"), merge());
        for (int call = 0; call < 100; call++) {
            int from = call * 100;
            add(
                    "java-full",
                    IntStream.range(from, from + 100).mapToObj(n -> "item " + n).toArray(String[]::new));
        }
        assertThrows(ResourceModifiedException.class, () -> add("java-full", "one more"));
        lists().deleteTextBlocklist("java-full");
    }

    @Test
    void theJavaClientTriesAgainWhenTheServerIsFull() throws Exception {
        ContentSafetyClient waits = client(server.key());
        CompletableFuture<AnalyzeTextResult> holder =
                CompletableFuture.supplyAsync(() -> waits.analyzeText("[wait=700]"));
        Thread.sleep(150);
        long started = System.nanoTime();
        assertEquals(
                4,
                client(server.key())
                        .analyzeText("hello")
                        .getCategoriesAnalysis()
                        .size());
        assertTrue(System.nanoTime() - started > 300_000_000L, "it was not refused first");
        holder.get();
    }

    @Test
    void theJavaClientTrustsTheListenerItself() {
        ContentSafetyClient direct = new ContentSafetyClientBuilder()
                .endpoint(server.tlsUrl())
                .credential(new KeyCredential(server.key()))
                .httpClient(transport)
                .buildClient();
        assertEquals(4, direct.analyzeText("hello").getCategoriesAnalysis().size());
    }

    @Test
    void theNodeClientDoesAllOfIt() throws IOException, InterruptedException {
        JsonNode seen = runNode();
        String all = seen.toString();
        assertEquals("201", seen.path("created").asString(), all);
        assertEquals("200", seen.path("updated").asString(), all);
        assertEquals("second", seen.path("description").asString(), all);
        assertEquals(5, seen.path("added").asInt(), all);
        JsonNode analysed = seen.path("analysed");
        assertEquals("200", analysed.path("status").asString(), all);
        assertFalse(analysed.path("unexpected").asBoolean(), all);
        ContentSafetySchemas.analyzeText(analysed.path("body"));
        assertEquals(
                "forbidden 3",
                analysed.at("/body/blocklistsMatch/0/blocklistItemText").asString(),
                all);
        assertEquals(4, analysed.at("/body/categoriesAnalysis/1/severity").asInt(), all);
        assertEquals("{\"hits\":1,\"categories\":0}", seen.path("halted").toString(), all);
        ContentSafetySchemas.analyzeImage(seen.at("/image/body"));
        ContentSafetySchemas.page(seen.path("firstPage"), ContentSafetySchemas::item);
        assertTrue(seen.at("/firstPage/nextLink").asString().startsWith(server.proxyUrl() + "/contentsafety/"), all);
        assertEquals(
                "[[\"forbidden 1\",\"forbidden 2\"],[\"forbidden 3\",\"forbidden 4\"],[\"forbidden 5\"]]",
                seen.path("pages").toString(),
                all);
        assertEquals(
                "[\"forbidden 2\",\"forbidden 3\",\"forbidden 4\"]",
                seen.path("topAndSkip").toString(),
                all);
        assertTrue(seen.path("lists").toString().contains("\"node-list\""), all);
        assertEquals("204", seen.path("removed").asString(), all);
        assertEquals("404 ResourceNotFound", outcome(seen.path("gone")), all);
        assertEquals("200", seen.path("newer").asString(), all);
        for (String version : List.of("Old", "New")) {
            assertEquals("200", seen.path("shield" + version).path("status").asString(), all);
            ContentSafetySchemas.shield(seen.path("shield" + version).path("body"));
            assertTrue(
                    seen.path("shield" + version)
                            .at("/body/userPromptAnalysis/attackDetected")
                            .asBoolean(),
                    all);
            assertFalse(
                    seen.path("shield" + version)
                            .at("/body/documentsAnalysis/0/attackDetected")
                            .asBoolean(),
                    all);
            ContentSafetySchemas.material(seen.path("material" + version).path("body"));
        }
        assertEquals("200", seen.path("bearer").asString(), all);
        negatives(seen.path("negatives"), all);
        assertEquals("200", seen.at("/afterOverload/status").asString(), all);
        assertTrue(seen.at("/afterOverload/millis").asInt() >= 900, all);
        assertEquals("204", seen.path("deleted").asString(), all);
        assertEquals("204", seen.path("deletedAgain").asString(), all);
        assertEquals("404 ResourceNotFound", outcome(seen.path("deletedList")), all);
    }

    private static void negatives(JsonNode negatives, String all) {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("wrongKey", "401 Unauthorized"),
                Map.entry("unknownVersion", "400 UnsupportedApiVersionValue"),
                Map.entry("tooLong", "400 InvalidRequestBody"),
                Map.entry("emoji", "200 "),
                Map.entry("tooManyItems", "400 InvalidRequestBody"),
                Map.entry("longItem", "400 InvalidRequestBody"),
                Map.entry("slashName", "400 InvalidResourceName"),
                Map.entry("blankName", "400 InvalidResourceName"),
                Map.entry("unknownList", "404 ResourceNotFound"),
                Map.entry("bothSources", "400 InvalidRequestBody"),
                Map.entry("wideImage", "400 InvalidRequestBody"),
                Map.entry("notBase64", "400 InvalidRequestBody"));
        expected.forEach((name, outcome) -> assertEquals(outcome, outcome(negatives.path(name)), name + " in " + all));
    }

    private static String outcome(JsonNode seen) {
        assertEquals(seen.path("code").asString(""), seen.path("header").asString(""));
        return seen.path("status").asString() + " " + seen.path("code").asString("");
    }

    private static JsonNode runNode() throws IOException, InterruptedException {
        Path dir = Path.of(System.getProperty("bartizan.root"), "app/src/test/node");
        ProcessBuilder builder = new ProcessBuilder("node", "content-safety.mjs", server.proxyUrl(), server.key())
                .directory(dir.toFile())
                .redirectErrorStream(true);
        Base64.Encoder base64 = Base64.getEncoder();
        builder.environment().put("NODE_EXTRA_CA_CERTS", server.authority().toString());
        builder.environment().put("TEST_IMAGE", base64.encodeToString(TestImages.png(64, 64)));
        builder.environment().put("WIDE_IMAGE", base64.encodeToString(TestImages.png(2_049, 60)));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return JSON.readTree(printed);
    }

    private static List<TextBlocklistItem> add(String list, String... texts) {
        List<TextBlocklistItem> items =
                Stream.of(texts).map(TextBlocklistItem::new).toList();
        return new ArrayList<>(lists().addOrUpdateBlocklistItems(list, new AddOrUpdateTextBlocklistItemsOptions(items))
                .getBlocklistItems());
    }

    private static RequestOptions merge() {
        return new RequestOptions();
    }

    private static ContentSafetyClient client(String key) {
        return new ContentSafetyClientBuilder()
                .endpoint(server.proxyUrl())
                .credential(new KeyCredential(key))
                .httpClient(transport)
                .buildClient();
    }

    private static BlocklistClient lists() {
        return lists(server.key());
    }

    private static BlocklistClient lists(String key) {
        return new BlocklistClientBuilder()
                .endpoint(server.proxyUrl())
                .credential(new KeyCredential(key))
                .httpClient(transport)
                .buildClient();
    }
}
