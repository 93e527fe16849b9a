package dev.bartizan.gateway.judge;

import dev.bartizan.inspection.judge.Judgement;
import dev.bartizan.inspection.judge.Question;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Judgements by the SHA-256 of their question, so that no text is kept; the least recently used go first. Thread-safe. */
final class JudgementCache {
    private final Map<String, Kept> entries;
    private final Duration ttl;
    private final InstantSource clock;

    private record Kept(Judgement judgement, Instant until) {}

    JudgementCache(int entriesMax, Duration ttl, InstantSource clock) {
        this.ttl = ttl;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > entriesMax;
            }
        };
    }

    synchronized Optional<Judgement> find(String key) {
        Kept entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.until())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.judgement());
    }

    synchronized void keep(String key, Judgement judgement) {
        entries.put(key, new Kept(judgement, clock.instant().plus(ttl)));
    }

    /** Of the model, the task and every text with its length, so that no two questions run together. */
    static String key(String model, Question question) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, model);
            add(sha, question.task());
            switch (question) {
                case Question.Attack(var text, var kind) -> {
                    add(sha, kind.wireName());
                    add(sha, text);
                }
                case Question.Harm(var text, var kind) -> {
                    add(sha, kind.wireName());
                    add(sha, text);
                }
                case Question.Groundedness g -> {
                    add(sha, g.correction() ? "correct" : "judge");
                    add(sha, g.text());
                    add(sha, g.query().orElse(""));
                    add(sha, Integer.toString(g.claims().size()));
                    g.claims().forEach(claim -> add(sha, claim));
                    g.sources().forEach(source -> add(sha, source));
                }
                case Question.TaskAdherence(var instructions, var request, var action) -> {
                    add(sha, instructions);
                    add(sha, request);
                    add(sha, action);
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }
}
