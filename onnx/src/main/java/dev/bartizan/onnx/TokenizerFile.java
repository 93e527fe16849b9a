package dev.bartizan.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a tokenizer from a Hugging Face {@code tokenizer.json} (WordPiece, Unigram, BPE: whatever the library knows) or from
 * a BERT {@code vocab.txt}, which is turned into such a file. Nothing else is read, and nothing downloaded.
 */
final class TokenizerFile {
    private static final long BYTES_MAX = 128L << 20;

    private TokenizerFile() {}

    /** @throws ModelLoadException when the file is missing or not a tokenizer */
    static HuggingFaceTokenizer load(OnnxSettings settings) {
        Path file = settings.tokenizer();
        byte[] json = json(settings);
        NativeTokenizers.prepare();
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json),
                    Map.of(
                            "addSpecialTokens", "true",
                            "truncation", "true",
                            "padding", "false",
                            "maxLength", Integer.toString(settings.maxTokens()),
                            "stride", Integer.toString(settings.windowOverlap())));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ModelLoadException(
                    "classifier %s: tokenizer: %s cannot be used: %s (expected: a Hugging Face tokenizer.json or a BERT"
                                    .formatted(settings.name(), file, e.getMessage())
                            + " vocab.txt; download it together with the model)",
                    e);
        }
    }

    private static byte[] json(OnnxSettings settings) {
        Path file = settings.tokenizer();
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new ModelLoadException("classifier %s: tokenizer: %s has more than %d bytes (expected: less)"
                        .formatted(settings.name(), file, BYTES_MAX));
            }
            byte[] bytes = Files.readAllBytes(file);
            boolean isJson = file.toString().endsWith(".json");
            return isJson
                    ? bytes
                    : WordPieceVocabulary.tokenizerJson(
                            List.of(new String(bytes, StandardCharsets.UTF_8).split("\r?\n")));
        } catch (IOException e) {
            throw new ModelLoadException(
                    "classifier %s: tokenizer: %s cannot be read (expected: a readable tokenizer.json or vocab.txt)"
                            .formatted(settings.name(), file),
                    e);
        } catch (IllegalArgumentException e) {
            throw new ModelLoadException(
                    "classifier %s: tokenizer: %s: %s".formatted(settings.name(), file, e.getMessage()), e);
        }
    }
}
