package dev.bartizan.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A tiny text classifier as a real ONNX file: embedding, mean over the tokens, one linear layer. Field numbers are those of
 * onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 *
 * @param tokenType 7 for int64 inputs, 6 for int32
 * @param inputs names of the inputs; the first is the one that is used
 * @param labels outputs of the linear layer; output 1 (or 0 if it is the only one) is the attack
 * @param layers matrix products in between, each 512 x 512 for every token, to make it slow
 */
record TinyModel(int tokenType, List<String> inputs, int labels, int layers) {
    /** What {@link #vocabulary} writes; the ids of the words that make an attack come last. */
    static final List<String> TOKENS = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "hello", "how", "are", "you", "the", "all", "ignore", "rules", "##s");

    private static final int ATTACK_FROM = TOKENS.indexOf("ignore");
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int WIDTH = 512;

    static TinyModel standard() {
        return new TinyModel(INT64, List.of("input_ids", "attention_mask", "token_type_ids"), 2, 0);
    }

    static Path vocabulary(Path folder) throws IOException {
        return Files.writeString(folder.resolve("vocab.txt"), String.join("\n", TOKENS) + "\n");
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("tiny.onnx"), model().toBytes());
    }

    private Protobuf model() {
        int width = layers == 0 ? 2 : WIDTH;
        Protobuf graph = new Protobuf();
        graph.message(1, node("Gather", List.of("embedding", inputs.getFirst()), "t0"));
        for (int i = 0; i < layers; i++) {
            graph.message(1, node("MatMul", List.of("t" + i, "layer"), "t" + (i + 1)));
        }
        Protobuf axes = new Protobuf().text(1, "axes").number(8, 1).number(20, 7);
        Protobuf keep = new Protobuf().text(1, "keepdims").number(3, 0).number(20, 2);
        graph.message(
                1,
                node("ReduceMean", List.of("t" + layers), "mean")
                        .message(5, axes)
                        .message(5, keep));
        graph.message(1, node("MatMul", List.of("mean", "weights"), "product"));
        graph.message(1, node("Add", List.of("product", "bias"), "logits"));
        graph.text(2, "tiny");
        graph.message(5, tensor("embedding", embedding(width), TOKENS.size(), width));
        if (layers > 0) {
            graph.message(5, tensor("layer", identity(width), width, width));
        }
        graph.message(5, tensor("weights", weights(width), width, labels));
        graph.message(5, tensor("bias", new float[labels], labels));
        for (String input : inputs) {
            graph.message(11, value(input, tokenType, "sequence"));
        }
        graph.message(12, value("logits", FLOAT, "labels"));
        Protobuf opset = new Protobuf().text(1, "").number(2, 13);
        return new Protobuf().number(1, 8).message(7, graph).message(8, opset);
    }

    private static float[] embedding(int width) {
        float[] values = new float[TOKENS.size() * width];
        for (int token = 0; token < TOKENS.size(); token++) {
            values[token * width + (token >= ATTACK_FROM ? 1 : 0)] = token >= ATTACK_FROM ? 4 : 1;
        }
        return values;
    }

    private static float[] identity(int width) {
        float[] values = new float[width * width];
        for (int i = 0; i < width; i++) {
            values[i * width + i] = 1;
        }
        return values;
    }

    /** Feature 0 speaks against an attack, feature 1 for it. */
    private float[] weights(int width) {
        float[] values = new float[width * labels];
        int attack = labels == 1 ? 0 : 1;
        values[attack] = -10;
        values[labels + attack] = 10;
        return values;
    }

    private static Protobuf node(String type, List<String> inputs, String output) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, type);
    }

    private static Protobuf tensor(String name, float[] values, long... dimensions) {
        Protobuf tensor = new Protobuf();
        Arrays.stream(dimensions).forEach(dimension -> tensor.number(1, dimension));
        return tensor.number(2, FLOAT).text(8, name).floats(9, values);
    }

    private static Protobuf value(String name, int type, String second) {
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, "batch")).message(1, new Protobuf().text(2, second));
        Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
