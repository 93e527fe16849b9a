package dev.bartizan.onnx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A BERT {@code vocab.txt} (one token a line, its id is the line number from 0) as a Hugging Face {@code tokenizer.json}. A
 * vocabulary without upper-case tokens is taken for an uncased model's.
 */
final class WordPieceVocabulary {
    private static final String CLS = "[CLS]";
    private static final String SEP = "[SEP]";
    private static final String UNK = "[UNK]";
    private static final int WORD_CHARS_MAX = 100;

    private WordPieceVocabulary() {}

    /** @throws IllegalArgumentException when a special token is missing */
    static byte[] tokenizerJson(List<String> tokens) {
        for (String needed : List.of(CLS, SEP, UNK)) {
            if (!tokens.contains(needed)) {
                throw new IllegalArgumentException(
                        "no line " + needed + " (expected: the vocab.txt of a BERT model, or a tokenizer.json)");
            }
        }
        JsonMapper mapper = new JsonMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        added(root.putArray("added_tokens"), tokens);
        ObjectNode normalizer = root.putObject("normalizer");
        normalizer.put("type", "BertNormalizer");
        normalizer.put("clean_text", true);
        normalizer.put("handle_chinese_chars", true);
        normalizer.putNull("strip_accents");
        normalizer.put("lowercase", tokens.stream().noneMatch(WordPieceVocabulary::isCased));
        root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        template(root.putObject("post_processor"), tokens);
        root.putNull("decoder");
        ObjectNode model = root.putObject("model");
        model.put("type", "WordPiece");
        model.put("unk_token", UNK);
        model.put("continuing_subword_prefix", "##");
        model.put("max_input_chars_per_word", WORD_CHARS_MAX);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int i = 0; i < tokens.size(); i++) {
            vocabulary.put(tokens.get(i), i);
        }
        return mapper.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void added(ArrayNode array, List<String> tokens) {
        for (String special : List.of("[PAD]", UNK, CLS, SEP, "[MASK]")) {
            int id = tokens.indexOf(special);
            if (id >= 0) {
                ObjectNode token = array.addObject();
                token.put("id", id);
                token.put("content", special);
                token.put("single_word", false);
                token.put("lstrip", false);
                token.put("rstrip", false);
                token.put("normalized", false);
                token.put("special", true);
            }
        }
    }

    private static void template(ObjectNode processor, List<String> tokens) {
        processor.put("type", "TemplateProcessing");
        ArrayNode single = processor.putArray("single");
        special(single, CLS);
        ObjectNode sequence = single.addObject().putObject("Sequence");
        sequence.put("id", "A");
        sequence.put("type_id", 0);
        special(single, SEP);
        processor.putArray("pair");
        ObjectNode specials = processor.putObject("special_tokens");
        for (String token : List.of(CLS, SEP)) {
            ObjectNode entry = specials.putObject(token);
            entry.put("id", token);
            entry.putArray("ids").add(tokens.indexOf(token));
            entry.putArray("tokens").add(token);
        }
    }

    private static void special(ArrayNode template, String token) {
        ObjectNode special = template.addObject().putObject("SpecialToken");
        special.put("id", token);
        special.put("type_id", 0);
    }

    private static boolean isCased(String token) {
        return !token.startsWith("[") && token.chars().anyMatch(Character::isUpperCase);
    }
}
