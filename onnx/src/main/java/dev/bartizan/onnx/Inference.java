package dev.bartizan.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One text on its way through the model; can be told from another thread to stop. */
final class Inference {
    private final OnnxModel model;
    private OrtSession.@Nullable RunOptions running;
    private boolean stopped;

    Inference(OnnxModel model) {
        this.model = model;
    }

    /** A window and what the model put out for it. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Read(Window window, float[] logits) {}

    /** Reads the windows in order; ends early, without error, once stopped. */
    void run(List<Window> windows, Consumer<Read> then) throws OrtException {
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (!begin(options)) {
                return;
            }
            try {
                for (Window window : windows) {
                    if (isStopped()) {
                        return;
                    }
                    then.accept(new Read(window, model.logits(window, options)));
                }
            } finally {
                end();
            }
        }
    }

    /** Ends what runs now, and whatever would run later. */
    synchronized void stop() {
        stopped = true;
        if (running != null) {
            try {
                running.setTerminate(true);
            } catch (OrtException e) {
                // The run ends by itself then; nobody waits for it.
                running = null;
            }
        }
    }

    private synchronized boolean begin(OrtSession.RunOptions options) {
        running = options;
        return !stopped;
    }

    private synchronized void end() {
        running = null;
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
