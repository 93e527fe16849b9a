package dev.bartizan.inspection.adherence;

import dev.bartizan.inspection.adherence.Conversation.Message;
import dev.bartizan.inspection.adherence.Conversation.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user asked for up to one message.
 *
 * @param asked kinds of action the user's words name
 * @param forbidden kinds the user ruled out and did not allow later
 * @param words all words of the user and the deployer
 * @param text the same as one text in lower case
 * @param userText the user's part of it
 */
record Intent(Set<ActionClass> asked, Set<ActionClass> forbidden, Set<String> words, String text, String userText) {
    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "dont",
            "don",
            "never",
            "no",
            "without",
            "nicht",
            "nichts",
            "kein",
            "keine",
            "keinen",
            "keinesfalls",
            "niemals",
            "ohne",
            "ne",
            "n",
            "pas",
            "sans",
            "jamais",
            "nunca",
            "sin",
            "non",
            "senza",
            "mai",
            "nao",
            "sem",
            "niet",
            "geen",
            "nooit",
            "zonder",
            "before",
            "bevor",
            "avoid",
            "instead");
    private static final Set<String> AFTER_TOO =
            Set.of("nicht", "nichts", "niet", "nothing", "niets", "keinesfalls", "niemals", "never", "nooit");
    private static final Set<String> TURNS = Set.of(
            "|", "but", "aber", "sondern", "mais", "pero", "ma", "mas", "maar", "sino", "just", "nur", "and", "und",
            "alleen");
    private static final Set<String> CONFIRMS = Set.of(
            "yes",
            "ok",
            "okay",
            "sure",
            "go",
            "ahead",
            "confirmed",
            "confirm",
            "proceed",
            "ja",
            "mach",
            "genau",
            "oui",
            "si",
            "dale",
            "sim",
            "certo",
            "prima",
            "do",
            "please",
            "vas",
            "adelante",
            "procedi",
            "pode",
            "akkoord",
            "d",
            "accord");
    private static final Set<String> NOUNS = Set.of(
            "mail",
            "text",
            "post",
            "contact",
            "call",
            "order",
            "book",
            "transfer",
            "charge",
            "plan",
            "draft",
            "answer",
            "reply",
            "comment",
            "note",
            "label",
            "copy",
            "record",
            "log",
            "test",
            "script",
            "command",
            "share",
            "invite",
            "alert",
            "place",
            "list");
    private static final Set<String> BEFORE_VERBS = Set.of(
            "|", "and", "then", "please", "to", "you", "just", "not", "never", "dont", "t", "bitte", "und", "or",
            "also", "must", "can", "could", "should", "will", "me", "now", "without", "only", "ll", "i", "we", "lets");
    private static final int REACH = 6;

    static Intent of(List<Message> before) {
        Set<ActionClass> asked = EnumSet.noneOf(ActionClass.class);
        Set<ActionClass> forbidden = EnumSet.noneOf(ActionClass.class);
        Set<String> words = new HashSet<>();
        StringBuilder text = new StringBuilder();
        StringBuilder userText = new StringBuilder();
        String proposed = "";
        for (Message message : before) {
            switch (message.role()) {
                case USER -> {
                    List<String> said = Words.of(message.content());
                    read(said, asked, forbidden);
                    if (isConfirmation(said)) {
                        Set<ActionClass> allowed = EnumSet.noneOf(ActionClass.class);
                        read(Words.of(proposed), allowed, EnumSet.noneOf(ActionClass.class));
                        asked.addAll(allowed);
                        forbidden.removeAll(allowed);
                        userText.append(Words.lower(proposed)).append('\n');
                        text.append(Words.lower(proposed)).append('\n');
                    }
                    words.addAll(said);
                    userText.append(Words.lower(message.content())).append('\n');
                    text.append(Words.lower(message.content())).append('\n');
                }
                case SYSTEM -> {
                    Set<ActionClass> ruled = EnumSet.noneOf(ActionClass.class);
                    read(Words.of(message.content()), EnumSet.noneOf(ActionClass.class), ruled);
                    forbidden.addAll(ruled);
                    words.addAll(Words.of(message.content()));
                    text.append(Words.lower(message.content())).append('\n');
                }
                case ASSISTANT -> proposed = message.content().isEmpty() ? proposed : message.content();
                case TOOL -> {}
            }
        }
        return new Intent(asked, forbidden, words, text.toString(), userText.toString());
    }

    private static void read(List<String> said, Set<ActionClass> asked, Set<ActionClass> forbidden) {
        Set<ActionClass> plain = EnumSet.noneOf(ActionClass.class);
        Set<ActionClass> ruledOut = EnumSet.noneOf(ActionClass.class);
        Set<String> plainWords = new HashSet<>();
        Set<ActionClass> firm = EnumSet.noneOf(ActionClass.class);
        for (int i = 0; i < said.size(); i++) {
            Set<ActionClass> classes = ActionWords.asked(said.get(i));
            if (classes.isEmpty() || isNoun(said, i)) {
                continue;
            }
            if (isNegated(said, i)) {
                ruledOut.addAll(strict(classes));
                firm.addAll(classes.size() == 1 && !plainWords.contains(said.get(i)) ? strict(classes) : Set.of());
            } else {
                plain.addAll(classes);
                plainWords.add(said.get(i));
            }
        }
        plain.removeAll(firm);
        asked.addAll(plain);
        forbidden.removeAll(plain);
        ruledOut.removeAll(plain);
        forbidden.addAll(ruledOut);
        asked.removeAll(ruledOut);
    }

    /** Whether a word that is noun and verb stands where a noun stands: "my last emails", "an answer". */
    private static boolean isNoun(List<String> said, int at) {
        String word = said.get(at);
        boolean both =
                NOUNS.contains(word) || word.startsWith("email") || word.startsWith("message") || word.equals("mails");
        return both && at > 0 && !BEFORE_VERBS.contains(said.get(at - 1));
    }

    /** Only kinds with consequences can be ruled out: "don't show" forbids nothing of weight. */
    private static Set<ActionClass> strict(Set<ActionClass> classes) {
        Set<ActionClass> strict = EnumSet.noneOf(ActionClass.class);
        classes.stream()
                .filter(action -> action.hasConsequences() || action == ActionClass.WRITE)
                .forEach(strict::add);
        return strict;
    }

    private static boolean isNegated(List<String> said, int at) {
        for (int i = at - 1; i >= 0 && at - i <= REACH && !TURNS.contains(said.get(i)); i--) {
            if (NEGATIONS.contains(said.get(i))) {
                return true;
            }
        }
        for (int i = at + 1; i < said.size() && i - at <= 4 && !TURNS.contains(said.get(i)); i++) {
            if (AFTER_TOO.contains(said.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConfirmation(List<String> said) {
        List<String> words = new ArrayList<>(said);
        words.removeIf(word -> word.equals("|"));
        return !words.isEmpty() && words.size() <= 6 && CONFIRMS.contains(words.getFirst()) && !words.contains("not");
    }

    static boolean isData(Message message) {
        return message.role() == Role.TOOL;
    }
}
