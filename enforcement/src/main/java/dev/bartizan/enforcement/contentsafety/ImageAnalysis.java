package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Scores;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST image:analyze}: checks the image by its header alone, and asks the model if there is one. */
final class ImageAnalysis implements Operation {
    static final int IMAGE_BYTES_MAX = 4 * 1024 * 1024;
    static final int SIDE_MIN = 50;
    static final int SIDE_MAX = 2_048;
    private static final String MEMBER = "image";

    private final Optional<ImageModel> model;
    private final BlobSource blobs;
    private final Json json;

    ImageAnalysis(Optional<ImageModel> model, BlobSource blobs, Json json) {
        this.model = model;
        this.blobs = blobs;
        this.json = json;
    }

    @Override
    public Answer answer(Call call) {
        Fields body = call.body();
        List<String> categories = body.choices("categories", Harm.WIRE_NAMES);
        OutputType output = OutputType.of(body, OutputType.FOUR);
        Fields image = body.object(MEMBER)
                .orElseThrow(() -> Problem.member(MEMBER, "missing (expected: {\"content\": base64})"));
        byte[] bytes = bytes(image);
        ImageHeader header = header(bytes);
        Scores scores = new Scores(model.orElseThrow(() -> Problem.notImplemented(
                        "This server has no image model, and gives no severities it did not measure. The image itself is"
                                + " within the limits. Remedy: send its text to text:analyze, or run a build with an"
                                + " ImageModel (docs/content-safety-api.md)."))
                .score(bytes, header));
        ObjectNode answer = json.object();
        ArrayNode analysis = answer.putArray("categoriesAnalysis");
        for (String category : categories) {
            put(analysis.addObject(), Harm.of(category), output, scores);
        }
        return Answer.ok(answer);
    }

    private static void put(ObjectNode target, Harm harm, OutputType output, Scores scores) {
        target.put("category", harm.wireName());
        OptionalInt severity = scores.severity(harm.score());
        if (severity.isPresent()) {
            target.put("severity", output.tell(severity.getAsInt()));
            target.put("score", FindingJson.rounded(scores.score(harm.score()).orElse(0)));
        }
    }

    private byte[] bytes(Fields image) {
        Optional<String> content = image.optionalText("content");
        Optional<String> blobUrl = image.optionalText("blobUrl");
        if (content.isPresent() == blobUrl.isPresent()) {
            throw Problem.member(
                    MEMBER,
                    (content.isPresent() ? "both content and blobUrl" : "neither content nor blobUrl")
                            + " (expected: exactly one of them)");
        }
        byte[] bytes = content.isPresent() ? decoded(content.get()) : fetched(blobUrl.orElseThrow());
        if (bytes.length > IMAGE_BYTES_MAX) {
            throw Problem.member(MEMBER, bytes.length + " bytes (expected: at most " + IMAGE_BYTES_MAX + ")");
        }
        return bytes;
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw Problem.member(MEMBER + ".content", "not base64");
        }
    }

    private byte[] fetched(String url) {
        String target = MEMBER + ".blobUrl";
        try {
            return blobs.fetch(new URI(url), IMAGE_BYTES_MAX);
        } catch (URISyntaxException e) {
            throw Problem.member(target, "not a URL");
        } catch (BlobSource.BlobException e) {
            throw Problem.member(target, e.getMessage() + ". Remedy: send the image as content.");
        }
    }

    private static ImageHeader header(byte[] bytes) {
        ImageHeader header = ImageHeader.read(bytes)
                .orElseThrow(
                        () -> Problem.member(MEMBER, "not an image (expected: JPEG, PNG, GIF, BMP, TIFF or WEBP)"));
        if (header.width() < SIDE_MIN
                || header.height() < SIDE_MIN
                || header.width() > SIDE_MAX
                || header.height() > SIDE_MAX) {
            throw Problem.member(
                    MEMBER,
                    "%d x %d pixels (expected: %d x %d to %d x %d)"
                            .formatted(header.width(), header.height(), SIDE_MIN, SIDE_MIN, SIDE_MAX, SIDE_MAX));
        }
        return header;
    }
}
