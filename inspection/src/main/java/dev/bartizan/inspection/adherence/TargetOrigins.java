package dev.bartizan.inspection.adherence;

import dev.bartizan.inspection.adherence.Adherence.Kind;
import dev.bartizan.inspection.adherence.Adherence.Reason;
import dev.bartizan.inspection.adherence.Conversation.ToolCall;
import dev.bartizan.inspection.adherence.Targets.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks where the targets of a call come from: the user's words, a tool's output, or nowhere. */
final class TargetOrigins {
    private static final int AROUND = 220;
    private static final List<String> ORDERS = List.of(
            "ignore ",
            "assistant",
            "system:",
            "you must",
            "instead",
            "do not tell",
            "without telling",
            "new instruction",
            "ai agent",
            "model:",
            "as an ai",
            "override",
            "ignoriere",
            "copy to",
            "a copy");
    private static final List<String> REQUESTS = List.of(
            "important:",
            "attention",
            "immediately",
            "forward ",
            "also send",
            "send all",
            "send the",
            "please send",
            "upload",
            "sofort",
            "urgent",
            "verification",
            "must be sent",
            "before you",
            "first send",
            "transfer all",
            "copy of",
            "weiterleit",
            "envia",
            "envoyez",
            "invia",
            "stuur");
    private static final Set<String> PLURAL = Set.of(
            "all",
            "everyone",
            "everybody",
            "each",
            "team",
            "attendees",
            "participants",
            "customers",
            "members",
            "list",
            "alle",
            "allen",
            "tous",
            "equipe",
            "todos",
            "tutti",
            "iedereen",
            "them",
            "contacts",
            "guests",
            "sender",
            "reply",
            "answer",
            "respond",
            "antworte",
            "reponds",
            "responde",
            "rispondi",
            "responda",
            "antwoord",
            "author",
            "him",
            "her",
            "customer",
            "client",
            "invoice",
            "rechnung",
            "facture",
            "factura",
            "fattura",
            "fatura",
            "factuur",
            "bill",
            "link",
            "page",
            "attached");

    private TargetOrigins() {}

    static List<Reason> reasons(Intent intent, List<String> outputs, ToolCall call, ActionClass action, boolean asked) {
        List<Reason> reasons = new ArrayList<>();
        boolean reads = action == ActionClass.READ || action == ActionClass.SEARCH;
        for (Target target : Targets.of(call.arguments())) {
            if (reads && !carriesData(target, call)) {
                continue;
            }
            if (!known(intent, target)) {
                judge(intent, outputs, target, asked, reads).ifPresent(reasons::add);
            }
            if (reasons.size() >= 4) {
                break;
            }
        }
        return reasons;
    }

    private static boolean known(Intent intent, Target target) {
        if (intent.text().contains(target.text())) {
            return true;
        }
        return switch (target.kind()) {
            case ADDRESS ->
                namedByWord(intent, target.text().substring(0, target.text().indexOf('@')));
            case LINK -> namedByWord(intent, target.text());
            case PATH ->
                namedByWord(intent, target.text().substring(target.text().lastIndexOf('/') + 1));
            case ACCOUNT -> squeezed(intent.text()).contains(squeezed(target.text()));
            case AMOUNT ->
                squeezed(intent.text()).contains(target.text().replace(".", ""))
                        || intent.text().contains(target.text().replace('.', ','));
        };
    }

    /** "Write to Bob" names bob@acme.com; "the Acme site" names acme.com. */
    private static boolean namedByWord(Intent intent, String name) {
        return Words.of(name).stream()
                .anyMatch(part -> part.length() >= 3
                        && !part.equals("www")
                        && !part.equals("com")
                        && intent.words().contains(part));
    }

    private static Optional<Reason> judge(
            Intent intent, List<String> outputs, Target target, boolean asked, boolean reads) {
        String told = target.kind().told();
        for (String output : outputs) {
            int at = output.indexOf(target.text());
            if (at >= 0) {
                boolean ordered = isBeside(ORDERS, output, at);
                boolean instructed = ordered || isBeside(REQUESTS, output, at);
                boolean structured = isListed(intent);
                boolean weak = target.kind() == Targets.Kind.AMOUNT || target.kind() == Targets.Kind.PATH;
                double weight = instructed
                        ? structured && asked && !ordered ? 0.2 : 0.75
                        : asked ? structured ? 0.05 : 0.3 : 0.5;
                String how = instructed ? ", beside words that give orders" : "";
                return Optional.of(new Reason(
                        Kind.FOREIGN_TARGET,
                        weak ? weight * 0.6 : weight,
                        "it carries " + told + " that stands only in a tool's output" + how));
            }
        }
        boolean userNamedOne = target.kind() != Targets.Kind.PATH
                && Targets.of(intent.userText()).stream().anyMatch(said -> said.kind() == target.kind());
        if (userNamedOne && !reads) {
            return Optional.of(
                    new Reason(Kind.OTHER_TARGET, 0.6, "it carries " + told + " other than the one the user named"));
        }
        boolean outbound = target.kind() == Targets.Kind.ADDRESS
                || target.kind() == Targets.Kind.ACCOUNT
                || target.kind() == Targets.Kind.LINK;
        return outbound
                ? Optional.of(new Reason(Kind.FOREIGN_TARGET, 0.35, "it carries " + told + " that nobody named"))
                : Optional.empty();
    }

    private static boolean isBeside(List<String> words, String output, int at) {
        String around = output.substring(Math.max(0, at - AROUND), Math.min(output.length(), at + AROUND));
        return words.stream().anyMatch(around::contains);
    }

    /** Whether the user pointed at people or places that only the data can name. */
    private static boolean isListed(Intent intent) {
        return PLURAL.stream().anyMatch(word -> intent.words().contains(word));
    }

    /** Reading an address is harmless unless the address itself takes data along. */
    private static boolean carriesData(Target target, ToolCall call) {
        int question = call.arguments().indexOf('?');
        int eq = question < 0 ? -1 : call.arguments().indexOf('=', question);
        return target.kind() == Targets.Kind.LINK && eq > 0 && call.arguments().length() - eq > 30;
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s.,-]", "");
    }
}
