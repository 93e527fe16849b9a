package dev.bartizan.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A loaded model: tokens in, logits out. Thread-safe. */
final class OnnxModel implements AutoCloseable {
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, OnnxJavaType> inputs;
    private final String output;

    private OnnxModel(OrtEnvironment environment, OrtSession session, Map<String, OnnxJavaType> inputs, String output) {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
    }

    /** @throws ModelLoadException when the file is not a classifier over tokens */
    static OnnxModel load(OnnxSettings settings) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(settings.threads());
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                // Failures are reported by exception; the native logger would write between our log lines.
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                // Idle inference threads sleep: the processor belongs to the gateway.
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
                OrtSession session = environment.createSession(settings.model().toString(), options);
                return checked(settings, environment, session);
            }
        } catch (OrtException | LinkageError e) {
            throw new ModelLoadException(
                    "classifier %s: model: %s cannot be loaded: %s (expected: an ONNX file of a text classifier, whole, with"
                                    .formatted(settings.name(), settings.model(), firstLine(e))
                            + " its external data files beside it)",
                    e);
        }
    }

    private static OnnxModel checked(OnnxSettings settings, OrtEnvironment environment, OrtSession session)
            throws OrtException {
        Map<String, OnnxJavaType> inputs = new HashMap<>();
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            OnnxJavaType type =
                    input.getValue().getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
            if (!INPUTS.contains(input.getKey()) || (type != OnnxJavaType.INT64 && type != OnnxJavaType.INT32)) {
                throw new ModelLoadException("classifier %s: model: input %s of type %s (expected: inputs among %s, of"
                                .formatted(settings.name(), input.getKey(), type, new TreeSet<>(INPUTS))
                        + " type int64 or int32; export the model for sequence classification)");
            }
            inputs.put(input.getKey(), type);
        }
        if (!inputs.containsKey("input_ids")) {
            throw new ModelLoadException("classifier %s: model: inputs %s (expected: input_ids among them)"
                    .formatted(settings.name(), new TreeSet<>(inputs.keySet())));
        }
        Set<String> outputs = session.getOutputNames();
        String output =
                outputs.contains("logits") ? "logits" : outputs.iterator().next();
        return new OnnxModel(environment, session, Map.copyOf(inputs), output);
    }

    /** Runs one window. May be ended early by {@link OrtSession.RunOptions#setTerminate}. */
    float[] logits(Window window, OrtSession.RunOptions options) throws OrtException {
        List<OnnxTensor> tensors = new ArrayList<>();
        try {
            Map<String, OnnxTensor> feed = new HashMap<>();
            for (Map.Entry<String, OnnxJavaType> input : inputs.entrySet()) {
                OnnxTensor tensor = tensor(values(input.getKey(), window), input.getValue());
                tensors.add(tensor);
                feed.put(input.getKey(), tensor);
            }
            try (OrtSession.Result result = session.run(feed, Set.of(output), options)) {
                if (!(result.get(0) instanceof OnnxTensor logits)) {
                    throw new OrtException("output " + output + " is not a tensor");
                }
                long[] shape = logits.getInfo().getShape();
                if (shape.length != 2 || shape[0] != 1 || shape[1] < 1 || shape[1] > 4_096) {
                    throw new OrtException("output %s has shape %s (expected: [1, labels])"
                            .formatted(output, java.util.Arrays.toString(shape)));
                }
                float[] values = new float[(int) shape[1]];
                logits.getFloatBuffer().get(values);
                return values;
            }
        } finally {
            tensors.forEach(OnnxTensor::close);
        }
    }

    private static long[] values(String input, Window window) {
        return switch (input) {
            case "attention_mask" -> window.mask();
            case "token_type_ids" -> window.types();
            case "position_ids" -> {
                long[] positions = new long[window.ids().length];
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = i;
                }
                yield positions;
            }
            default -> window.ids();
        };
    }

    private OnnxTensor tensor(long[] values, OnnxJavaType type) throws OrtException {
        long[] shape = {1, values.length};
        if (type == OnnxJavaType.INT64) {
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
        }
        int[] narrow = new int[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = Math.toIntExact(values[i]);
        }
        return OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), shape);
    }

    static String firstLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing an ONNX session failed", e);
        }
    }
}
