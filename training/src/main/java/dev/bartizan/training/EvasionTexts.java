package dev.bartizan.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** The texts that evasion is measured on: our own, and samples of labelled sources where those are there. */
final class EvasionTexts {
    /** Sources of attacks that a sample is taken from, with their size. */
    private static final List<String> ATTACK_SOURCES =
            List.of("neuralchemy", "tensor_trust_attacks", "purplellama_prompt_injection", "tencent_aig_jailbreaks");

    private static final List<String> ORDINARY_SOURCES = List.of(
            "clinc150",
            "banking77",
            "gpteacher",
            "alpaca_eval",
            "instructionwild_seeds",
            "purplellama_code_instruct",
            "alignbench",
            "pubmedqa",
            "project_docs",
            "counsel_chat");

    private static final int LENGTH_MAX = 600;

    private EvasionTexts() {}

    /** @param texts in fixed order */
    record Named(String name, List<String> texts) {}

    /** Attacks written for this project. */
    static Named ownAttacks() {
        return new Named("own attacks", resource("evasion-attacks.txt"));
    }

    /** Ordinary texts in many languages and writings, written for this project. */
    static Named ownOrdinary() {
        return new Named("own texts", resource("evasion-ordinary.txt"));
    }

    /** Attacks of visible sources; none where the folder is missing. */
    static List<Named> sampledAttacks(Path data, int size, long seed) throws IOException {
        return sampled(data, ATTACK_SOURCES, Row::isAttack, size, seed);
    }

    /** Harmless rows of visible sources; none where the folder is missing. */
    static List<Named> sampledOrdinary(Path data, int size, long seed) throws IOException {
        return sampled(
                data, ORDINARY_SOURCES, row -> row.isBenign() || row.label().isEmpty(), size, seed);
    }

    private static List<Named> sampled(Path data, List<String> sources, Predicate<Row> wanted, int size, long seed)
            throws IOException {
        if (!Files.isDirectory(data.resolve("prompts")) || !Files.isDirectory(data.resolve("harmful_requests"))) {
            return List.of();
        }
        Corpus corpus = Corpus.read(data, false);
        List<Named> named = new ArrayList<>();
        for (String source : sources) {
            List<String> texts = new ArrayList<>(corpus.source(source).stream()
                    .filter(wanted)
                    .map(Row::text)
                    .filter(text -> text.length() >= 20 && text.length() <= LENGTH_MAX)
                    .distinct()
                    .toList());
            Collections.shuffle(texts, new Random(seed));
            if (!texts.isEmpty()) {
                named.add(new Named(source, List.copyOf(texts.subList(0, Math.min(size, texts.size())))));
            }
        }
        return named;
    }

    private static List<String> resource(String name) {
        try (InputStream in = EvasionTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("texts: resource " + name + " is missing (rebuild the module)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.startsWith("["))
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
