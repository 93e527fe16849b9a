package dev.bartizan.gateway;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a deployment's answers come from. */
public sealed interface Upstream {
    /**
     * Any server that speaks OpenAI chat completions: DeepSeek, vLLM, Ollama, Azure v1, ...
     *
     * @param base everything before {@code /chat/completions}, e.g. {@code https://api.deepseek.com/v1}
     * @param key sent as bearer token, when there is one; never logged
     * @param usageInStreams asks for token counts in streams ({@code stream_options.include_usage}) also when the client
     *     did not; turn off for servers that refuse the field
     */
    record OpenAiUpstream(URI base, Optional<String> key, boolean usageInStreams) implements Upstream {
        public OpenAiUpstream {
            String scheme = Optional.ofNullable(base.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
                throw new IllegalArgumentException(
                        "upstream url: " + base + " (expected: http://host/… or https://host/…)");
            }
        }

        /** An upstream that is asked for token counts in streams. */
        public static OpenAiUpstream of(URI base, Optional<String> key) {
            return new OpenAiUpstream(base, key, true);
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "OpenAiUpstream[" + base + "]";
        }
    }

    /**
     * The built-in model: canned text, labelled as such. No network.
     *
     * @param scripts tried in order, the first whose keyword the last user message contains wins
     * @param otherwise the answer when none matches
     */
    record SandboxUpstream(List<Script> scripts, String otherwise) implements Upstream {
        public SandboxUpstream {
            scripts = List.copyOf(scripts);
        }

        /** Answers everything with one sentence. */
        public static SandboxUpstream standard() {
            return new SandboxUpstream(
                    List.of(),
                    "This is a canned answer. Configure a deployment with an upstream to talk to a real model.");
        }
    }

    /**
     * One canned answer of the sandbox.
     *
     * @param keyword matched anywhere in the last user message, ignoring case
     * @param answer what the sandbox says
     * @param reasoning sent as {@code reasoning_content} when present
     */
    record Script(String keyword, String answer, Optional<String> reasoning) {
        public static Script of(String keyword, String answer) {
            return new Script(keyword, answer, Optional.empty());
        }
    }
}
