package dev.bartizan.inspection.codeweakness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of things that must stay confidential, judged word by word: {@code dbPassword}, {@code API_KEY}, {@code ssn}. */
final class Sensitive {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "credential",
            "credentials",
            "ssn",
            "cvv",
            "pin",
            "passwort",
            "senha",
            "contrasena",
            "jwt");
    private static final Set<String> CREDENTIALS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "passwort",
            "senha",
            "contrasena");
    private static final List<String> PAIRS = List.of(
            "api key",
            "private key",
            "access key",
            "secret key",
            "encryption key",
            "signing key",
            "social security",
            "credit card",
            "card number",
            "client secret",
            "auth key",
            "account key");
    private static final Set<String> HARMLESS = Set.of(
            "hash",
            "hashed",
            "hashes",
            "encrypted",
            "encoded",
            "masked",
            "redacted",
            "digest",
            "length",
            "len",
            "count",
            "type",
            "name",
            "field",
            "label",
            "valid",
            "policy",
            "strength",
            "id",
            "url",
            "uri",
            "path",
            "file",
            "expiry",
            "expires",
            "regex",
            "pattern",
            "hint",
            "error",
            "message",
            "msg",
            "is",
            "has",
            "required",
            "min",
            "max",
            "manager",
            "service",
            "encoder",
            "form",
            "prompt",
            "provider",
            "validator",
            "match",
            "checker",
            "repository",
            "store",
            "generator",
            "factory",
            "limit",
            "ttl",
            "tokens",
            "kind",
            "index",
            "column",
            "placeholder",
            "visible",
            "show",
            "env",
            "used",
            "usage",
            "budget",
            "next",
            "verify",
            "check",
            "get",
            "generate",
            "create",
            "reset_url",
            "public",
            "lexer",
            "parser",
            "hasher",
            "status",
            "header");

    private Sensitive() {}

    /** Whether a value under this name must stay confidential. */
    static boolean isSecret(String name) {
        return judge(name, WORDS);
    }

    /** Whether a literal under this name would be a credential in the code. */
    static boolean isCredential(String name) {
        return judge(name, CREDENTIALS) && !name.endsWith("_");
    }

    private static boolean judge(String name, Set<String> sensitive) {
        if (name.length() < 3 || name.length() > 60) {
            return false;
        }
        List<String> words = words(name);
        boolean hit = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (HARMLESS.contains(word)) {
                return false;
            }
            hit |= sensitive.contains(word) || (i > 0 && PAIRS.contains(words.get(i - 1) + " " + word));
        }
        return hit;
    }

    /** The lower-case words of an identifier. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = Character.isUpperCase(c);
            boolean begins = upper
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1))
                            || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            if (begins || !Character.isLetter(c)) {
                flush(word, words);
            }
            if (Character.isLetter(c)) {
                word.append(c);
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
