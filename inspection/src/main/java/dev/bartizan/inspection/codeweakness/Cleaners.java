package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Subclass.CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION;
import static dev.bartizan.inspection.codeweakness.Subclass.CODE_INJECTION;
import static dev.bartizan.inspection.codeweakness.Subclass.FULL_SSRF;
import static dev.bartizan.inspection.codeweakness.Subclass.PATH_INJECTION;
import static dev.bartizan.inspection.codeweakness.Subclass.REFLECTED_XSS;
import static dev.bartizan.inspection.codeweakness.Subclass.SERVER_SIDE_UNVALIDATED_URL_REDIRECTION;
import static dev.bartizan.inspection.codeweakness.Subclass.SQL_INJECTION;
import static dev.bartizan.inspection.codeweakness.Subclass.TARSLIP;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Functions that make what they return safe, each with the subclasses it is good for. */
final class Cleaners {
    static final long ALL = -1L;
    static final long PATHS = Subclass.bits(PATH_INJECTION, TARSLIP);
    static final long ADDRESSES =
            Subclass.bits(FULL_SSRF, SERVER_SIDE_UNVALIDATED_URL_REDIRECTION, CLIENT_SIDE_UNVALIDATED_URL_REDIRECTION);

    private static final Set<String> CONVERSIONS = Set.of(
            "int",
            "float",
            "bool",
            "uuid",
            "parseint",
            "parselong",
            "parsefloat",
            "parsedouble",
            "number",
            "atoi",
            "parsebool",
            "toint32",
            "toint64",
            "stoi",
            "stol",
            "strtol",
            "strtoul",
            "fromstring",
            "tryparse",
            "len",
            "length",
            "hash",
            "sizeof",
            "isnan",
            "literal_eval",
            "strlen",
            "parseuuid",
            "mustparse",
            "url_for",
            "reverse",
            "enumerate",
            "atol",
            "isdigit");
    private static final Map<String, Long> NAMES = Map.ofEntries(
            Map.entry("basename", PATHS),
            Map.entry("secure_filename", PATHS),
            Map.entry("safe_join", PATHS),
            Map.entry("getname", PATHS),
            Map.entry("getfilename", PATHS),
            Map.entry("getfilenamewithoutextension", PATHS),
            Map.entry("base", PATHS),
            Map.entry("filename", PATHS),
            Map.entry("send_from_directory", PATHS),
            Map.entry("quote", Subclass.bits(CODE_INJECTION) | ADDRESSES | PATHS),
            Map.entry("quote_plus", Subclass.bits(CODE_INJECTION, REFLECTED_XSS) | ADDRESSES),
            Map.entry("shlex_quote", Subclass.bits(CODE_INJECTION)),
            Map.entry("escapeshellarg", Subclass.bits(CODE_INJECTION)),
            Map.entry("encodeuricomponent", Subclass.bits(REFLECTED_XSS, CODE_INJECTION) | ADDRESSES | PATHS),
            Map.entry("urlencode", Subclass.bits(REFLECTED_XSS) | ADDRESSES),
            Map.entry("queryescape", Subclass.bits(REFLECTED_XSS) | ADDRESSES),
            Map.entry("pathescape", Subclass.bits(REFLECTED_XSS) | ADDRESSES),
            Map.entry("quoteidentifier", Subclass.bits(SQL_INJECTION)),
            Map.entry("quoteliteral", Subclass.bits(SQL_INJECTION)),
            Map.entry("identifier", Subclass.bits(SQL_INJECTION)),
            Map.entry("mysql_real_escape_string", Subclass.bits(SQL_INJECTION)),
            Map.entry("pqescapeliteral", Subclass.bits(SQL_INJECTION)),
            Map.entry("escapeid", Subclass.bits(SQL_INJECTION)),
            Map.entry("parse", Subclass.bits(CODE_INJECTION)),
            Map.entry("loads", Subclass.bits(CODE_INJECTION)),
            Map.entry("jsonify", Subclass.bits(REFLECTED_XSS)),
            Map.entry("dumps", Subclass.bits(REFLECTED_XSS)),
            Map.entry("stringify", Subclass.bits(REFLECTED_XSS)),
            Map.entry("render_template", Subclass.bits(REFLECTED_XSS)),
            Map.entry("render", Subclass.bits(REFLECTED_XSS)));

    private Cleaners() {}

    /** What a call of this name makes safe; 0 for most names. */
    static long of(String name, Language language) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (CONVERSIONS.contains(lower)) {
            return lower.equals("hash") && language == Language.JAVASCRIPT ? 0 : ALL;
        }
        Long known = NAMES.get(lower);
        if (known != null) {
            return known;
        }
        if (lower.startsWith("escape")
                || lower.endsWith("escape")
                || lower.contains("htmlencode")
                || lower.contains("escapestring")
                || lower.startsWith("forhtml")
                || lower.contains("encodeforhtml")
                || lower.equals("sanitize")
                || lower.contains("sanitizehtml")
                || lower.equals("clean")
                || lower.contains("escapehtml")
                || lower.contains("escape_html")
                || lower.equals("htmlspecialchars")) {
            return Subclass.bits(REFLECTED_XSS)
                    | (lower.contains("sql") || lower.equals("escape") ? SQL_INJECTION.bit() : 0);
        }
        boolean checked = lower.startsWith("safe")
                || lower.startsWith("sanitiz")
                || lower.startsWith("sanitis")
                || lower.startsWith("validate")
                || lower.contains("allowed")
                || lower.contains("whitelist")
                || lower.contains("allowlist")
                || lower.startsWith("is_safe");
        return checked ? ALL : 0;
    }

    /** Whether a call of this name returns something that no longer tells the secret or failure it was given. */
    static boolean hides(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("hash")
                || lower.contains("encrypt")
                || lower.contains("mask")
                || lower.contains("redact")
                || lower.contains("digest")
                || lower.contains("bcrypt")
                || lower.contains("argon")
                || lower.contains("scrypt")
                || lower.contains("pbkdf")
                || lower.contains("protect")
                || lower.contains("verify")
                || lower.contains("compare")
                || lower.contains("cipher")
                || lower.contains("seal")
                || lower.equals("len")
                || lower.equals("bool")
                || lower.equals("encode")
                || lower.equals("type")
                || lower.equals("sha256")
                || lower.equals("strlen")
                || lower.equals("count")
                || lower.equals("repeat");
    }
}
