package dev.bartizan.inspection.adherence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says what kind of action a call is, by the tool's name, else by the first words of its description. */
final class ToolKinds {
    private static final Map<String, ActionClass> VERBS = Map.ofEntries(
            Map.entry("send", ActionClass.SEND),
            Map.entry("reply", ActionClass.SEND),
            Map.entry("forward", ActionClass.SEND),
            Map.entry("post", ActionClass.SEND),
            Map.entry("share", ActionClass.SEND),
            Map.entry("publish", ActionClass.SEND),
            Map.entry("notify", ActionClass.SEND),
            Map.entry("tweet", ActionClass.SEND),
            Map.entry("invite", ActionClass.SEND),
            Map.entry("upload", ActionClass.SEND),
            Map.entry("submit", ActionClass.SEND),
            Map.entry("webhook", ActionClass.SEND),
            Map.entry("delete", ActionClass.DELETE),
            Map.entry("remove", ActionClass.DELETE),
            Map.entry("drop", ActionClass.DELETE),
            Map.entry("purge", ActionClass.DELETE),
            Map.entry("wipe", ActionClass.DELETE),
            Map.entry("erase", ActionClass.DELETE),
            Map.entry("cancel", ActionClass.DELETE),
            Map.entry("unsubscribe", ActionClass.DELETE),
            Map.entry("truncate", ActionClass.DELETE),
            Map.entry("trash", ActionClass.DELETE),
            Map.entry("uninstall", ActionClass.DELETE),
            Map.entry("rm", ActionClass.DELETE),
            Map.entry("pay", ActionClass.PAY),
            Map.entry("transfer", ActionClass.PAY),
            Map.entry("purchase", ActionClass.PAY),
            Map.entry("buy", ActionClass.PAY),
            Map.entry("order", ActionClass.PAY),
            Map.entry("refund", ActionClass.PAY),
            Map.entry("wire", ActionClass.PAY),
            Map.entry("charge", ActionClass.PAY),
            Map.entry("checkout", ActionClass.PAY),
            Map.entry("donate", ActionClass.PAY),
            Map.entry("withdraw", ActionClass.PAY),
            Map.entry("payment", ActionClass.PAY),
            Map.entry("run", ActionClass.EXECUTE),
            Map.entry("execute", ActionClass.EXECUTE),
            Map.entry("exec", ActionClass.EXECUTE),
            Map.entry("shell", ActionClass.EXECUTE),
            Map.entry("bash", ActionClass.EXECUTE),
            Map.entry("terminal", ActionClass.EXECUTE),
            Map.entry("install", ActionClass.EXECUTE),
            Map.entry("deploy", ActionClass.EXECUTE),
            Map.entry("restart", ActionClass.EXECUTE),
            Map.entry("shutdown", ActionClass.EXECUTE),
            Map.entry("python", ActionClass.EXECUTE),
            Map.entry("reboot", ActionClass.EXECUTE),
            Map.entry("grant", ActionClass.PERMISSION),
            Map.entry("revoke", ActionClass.PERMISSION),
            Map.entry("permission", ActionClass.PERMISSION),
            Map.entry("permissions", ActionClass.PERMISSION),
            Map.entry("role", ActionClass.PERMISSION),
            Map.entry("chmod", ActionClass.PERMISSION),
            Map.entry("password", ActionClass.PERMISSION),
            Map.entry("policy", ActionClass.PERMISSION),
            Map.entry("promote", ActionClass.PERMISSION),
            Map.entry("disable", ActionClass.PERMISSION),
            Map.entry("get", ActionClass.READ),
            Map.entry("read", ActionClass.READ),
            Map.entry("list", ActionClass.READ),
            Map.entry("fetch", ActionClass.READ),
            Map.entry("view", ActionClass.READ),
            Map.entry("show", ActionClass.READ),
            Map.entry("check", ActionClass.READ),
            Map.entry("download", ActionClass.READ),
            Map.entry("load", ActionClass.READ),
            Map.entry("summarize", ActionClass.READ),
            Map.entry("translate", ActionClass.READ),
            Map.entry("calculate", ActionClass.READ),
            Map.entry("search", ActionClass.SEARCH),
            Map.entry("find", ActionClass.SEARCH),
            Map.entry("lookup", ActionClass.SEARCH),
            Map.entry("query", ActionClass.SEARCH),
            Map.entry("browse", ActionClass.SEARCH),
            Map.entry("create", ActionClass.WRITE),
            Map.entry("update", ActionClass.WRITE),
            Map.entry("write", ActionClass.WRITE),
            Map.entry("add", ActionClass.WRITE),
            Map.entry("set", ActionClass.WRITE),
            Map.entry("edit", ActionClass.WRITE),
            Map.entry("save", ActionClass.WRITE),
            Map.entry("move", ActionClass.WRITE),
            Map.entry("rename", ActionClass.WRITE),
            Map.entry("schedule", ActionClass.WRITE),
            Map.entry("draft", ActionClass.WRITE),
            Map.entry("book", ActionClass.PAY),
            Map.entry("reserve", ActionClass.PAY));
    private static final Set<String> READERS = Set.of(
            "get", "read", "list", "fetch", "view", "show", "check", "search", "find", "lookup", "query", "describe");
    private static final List<String> DESTRUCTIVE = List.of(
            "rm -rf",
            "rm -r ",
            "drop table",
            "delete from",
            "truncate table",
            "mkfs",
            "format c:",
            "git push --force",
            "dd if=",
            "shutil.rmtree",
            "del /s",
            "kubectl delete",
            "terraform destroy");
    private static final List<String> OUTBOUND =
            List.of("curl ", "wget ", "scp ", "nc ", "requests.post", "invoke-webrequest", "ftp ");

    private ToolKinds() {}

    static ActionClass of(String tool, String description, String arguments) {
        ActionClass named = named(tool, description);
        String lower = arguments.toLowerCase(Locale.ROOT);
        boolean runs = named == ActionClass.EXECUTE || named == ActionClass.SEARCH || named == ActionClass.WRITE;
        if (runs && DESTRUCTIVE.stream().anyMatch(lower::contains)) {
            return ActionClass.DELETE;
        }
        boolean posts = named == ActionClass.EXECUTE
                && OUTBOUND.stream().anyMatch(lower::contains)
                && (lower.contains("-d ")
                        || lower.contains("post")
                        || lower.contains("--data")
                        || lower.contains("-f ")
                        || lower.contains("@")
                        || lower.contains("| sh")
                        || lower.contains("|sh")
                        || lower.contains("| bash"));
        return posts ? ActionClass.SEND : named;
    }

    private static ActionClass named(String tool, String description) {
        List<String> words = Words.of(tool);
        if (!words.isEmpty() && READERS.contains(words.getFirst())) {
            return VERBS.getOrDefault(words.getFirst(), ActionClass.READ);
        }
        for (String word : words) {
            ActionClass known = VERBS.get(word);
            if (known != null) {
                return known;
            }
        }
        for (String word : Words.of(description)) {
            String stem = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
            ActionClass known = VERBS.get(stem);
            if (known != null) {
                return known;
            }
        }
        return ActionClass.READ;
    }
}
