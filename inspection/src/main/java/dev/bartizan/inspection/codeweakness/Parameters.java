package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Origin.Nature;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says who may choose a parameter: a request, the caller, or nobody of interest. */
final class Parameters {
    private static final Set<String> PLUMBING = Set.of(
            "self",
            "cls",
            "this",
            "req",
            "res",
            "request",
            "response",
            "ctx",
            "context",
            "next",
            "w",
            "r",
            "writer",
            "db",
            "conn",
            "connection",
            "cursor",
            "cur",
            "session",
            "client",
            "app",
            "logger",
            "log",
            "err",
            "e",
            "event",
            "callback",
            "cb",
            "argc",
            "model",
            "services",
            "config",
            "resolve",
            "reject",
            "error",
            "tx",
            "pool",
            "sql",
            "c",
            "argv");
    private static final List<String> TEXT_TYPES = List.of(
            "string",
            "char",
            "object",
            "any",
            "list",
            "map",
            "dict",
            "interface",
            "byte",
            "sequence",
            "str",
            "uri",
            "url",
            "path",
            "upload",
            "multipart",
            "file",
            "request",
            "query",
            "body",
            "model",
            "dto",
            "auto");
    private static final List<String> BOUND = List.of(
            "RequestParam",
            "PathVariable",
            "RequestBody",
            "RequestHeader",
            "FromQuery",
            "FromBody",
            "FromRoute",
            "FromForm",
            "FromHeader",
            "QueryParam",
            "PathParam",
            "FormParam",
            "ModelAttribute",
            "CookieValue");
    private static final Set<String> NUMBERS = Set.of(
            "int",
            "float",
            "bool",
            "UUID",
            "datetime",
            "date",
            "Decimal",
            "number",
            "boolean",
            "Date",
            "long",
            "Integer",
            "Long",
            "Guid",
            "uuid");

    private Parameters() {}

    static Optional<Origin> origin(Code code, Definition definition, Definition.Parameter parameter) {
        String type = parameter.type();
        boolean bound = BOUND.stream().anyMatch(type::contains);
        boolean closure = definition.name().isEmpty() && !definition.served();
        if (PLUMBING.contains(parameter.name()) || closure || !holdsText(code.language(), type, definition.served())) {
            return Optional.empty();
        }
        if (bound || definition.served()) {
            String kind = type.contains("PathVariable") || code.language() == Language.PYTHON
                    ? "route parameter"
                    : "request parameter";
            return Optional.of(new Origin(Nature.INPUT, Reach.REMOTE, kind + " `" + parameter.name() + "`"));
        }
        String name = definition.name().toLowerCase(Locale.ROOT);
        boolean handler = name.startsWith("handle")
                || name.endsWith("handler")
                || name.endsWith("endpoint")
                || name.contains("request");
        return Optional.of(new Origin(
                Nature.INPUT,
                handler ? Reach.REMOTE : Reach.PARAMETER,
                "parameter `" + parameter.name() + "` of `" + definition.name() + "`"));
    }

    private static boolean holdsText(Language language, String type, boolean served) {
        String[] words = type.split("\\s+");
        if (words.length > 0 && !words[0].isEmpty() && NUMBERS.contains(words[words.length - 1])) {
            return false;
        }
        String lower = type.toLowerCase(Locale.ROOT);
        return type.isEmpty()
                || served
                || language == Language.JAVASCRIPT
                || TEXT_TYPES.stream().anyMatch(lower::contains);
    }
}
