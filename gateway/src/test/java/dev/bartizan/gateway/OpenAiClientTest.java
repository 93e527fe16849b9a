package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The official OpenAI client for Java, unmodified. */
class OpenAiClientTest {
    private final GatewayFixture fixture;
    private final OpenAIClient client;

    OpenAiClientTest() throws Exception {
        fixture = new GatewayFixture();
        client = client(fixture.key.secret());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        fixture.close();
    }

    @Test
    void getsAPlainAnswer() {
        ChatCompletion completion = client.chat().completions().create(params("demo", "Say hello"));

        assertEquals(
                SandboxProvider.LABEL + "Hello to you.",
                completion.choices().getFirst().message().content().orElse(""));
        assertTrue(completion.usage().isPresent());
    }

    @Test
    void getsAStream() {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params("demo", "Give me the token"))) {
            stream.stream().forEach(all::accumulate);
        }

        ChatCompletion.Choice choice = all.chatCompletion().choices().getFirst();
        assertEquals(
                SandboxProvider.LABEL + "Here it is: [GITHUB_TOKEN] keep it safe.",
                choice.message().content().orElse(""));
        assertEquals(ChatCompletion.Choice.FinishReason.STOP, choice.finishReason());
    }

    @Test
    void seesABlockedPromptAsABadRequest() {
        BadRequestException thrown = assertThrows(
                BadRequestException.class, () -> client.chat().completions().create(params("demo", "An ATTACK")));

        assertEquals("content_filter", thrown.code().orElse(""));
        assertEquals("prompt", thrown.param().orElse(""));
    }

    @Test
    void seesABlockedPromptOfAStreamAsABadRequest() {
        assertThrows(
                BadRequestException.class,
                () -> client.chat().completions().createStreaming(params("demo", "An ATTACK")));
    }

    @Test
    void seesAWrongKeyAndAWrongModel() {
        OpenAIClient stranger = client("bz_wrong");
        assertThrows(
                UnauthorizedException.class, () -> stranger.chat().completions().create(params("demo", "Hi")));
        stranger.close();
        assertThrows(NotFoundException.class, () -> client.chat().completions().create(params("nope", "Hi")));
    }

    @Test
    void listsModels() {
        assertFalse(client.models().list().data().isEmpty());
        assertEquals("r1", client.models().retrieve("r1").id());
    }

    private OpenAIClient client(String secret) {
        return OpenAIOkHttpClient.builder()
                .apiKey(secret)
                .baseUrl(fixture.uri("/v1").toString())
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams params(String model, String prompt) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage(prompt)
                .build();
    }
}
