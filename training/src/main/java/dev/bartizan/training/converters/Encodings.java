package dev.bartizan.training.converters;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Characters written as codes: Base64, binary, hexadecimal, URL, HTML, escapes, Morse (ITU-R M.1677-1). */
final class Encodings {
    private static final String MORSE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,?'!/()&:;=+-_\"$@";
    private static final String[] MORSE =
            ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----. .-.-.- --..-- ..--.. .----. -.-.-- -..-. -.--. -.--.- .-... ---... -.-.-. -...- .-.-. -....- ..--.- .-..-. ...-..- .--.-."
                    .split(" ");

    private Encodings() {}

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    /** {@code 01101001 01100111}. */
    static String binary(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : utf8(text)) {
            if (!out.isEmpty()) {
                out.append(' ');
            }
            String bits = Integer.toBinaryString(b & 0xFF);
            out.append("0".repeat(8 - bits.length())).append(bits);
        }
        return out.toString();
    }

    /** {@code 6967}, {@code 69 67}, {@code 0x69, 0x67} or {@code \x69\x67}. */
    static String hex(String text, Random random) {
        HexFormat format = switch (random.nextInt(4)) {
            case 0 -> HexFormat.of();
            case 1 -> HexFormat.ofDelimiter(" ");
            case 2 -> HexFormat.ofDelimiter(", ").withPrefix("0x");
            default -> HexFormat.of().withPrefix("\\x");
        };
        return format.formatHex(utf8(text));
    }

    /** Every byte percent-encoded. */
    static String url(String text) {
        return HexFormat.of().withPrefix("%").withUpperCase().formatHex(utf8(text));
    }

    /** Decimal or hexadecimal references. */
    static String html(String text, Random random) {
        String format = random.nextBoolean() ? "&#%d;" : "&#x%x;";
        return text.codePoints()
                .mapToObj(c -> String.format(Locale.ROOT, format, c))
                .collect(Collectors.joining());
    }

    /** The escapes of Java and JSON, of Python, and of ECMAScript. */
    static String escapes(String text, Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                text.chars()
                        .mapToObj(c -> String.format(Locale.ROOT, "\\u%04x", c))
                        .collect(Collectors.joining());
            case 1 ->
                text.codePoints()
                        .mapToObj(c -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\U%08x", c))
                        .collect(Collectors.joining());
            default ->
                text.codePoints()
                        .mapToObj(c -> String.format(Locale.ROOT, "\\u{%x}", c))
                        .collect(Collectors.joining());
        };
    }

    /** Letters apart by a blank, words by {@code /}; what has no code is left as it is. */
    static String morse(String text) {
        Map<Character, String> codes = codes();
        StringBuilder out = new StringBuilder();
        for (char c : Letters.plain(text).toUpperCase(Locale.ROOT).toCharArray()) {
            String code = Character.isWhitespace(c) ? "/" : codes.getOrDefault(c, String.valueOf(c));
            out.append(out.isEmpty() ? "" : " ").append(code);
        }
        return out.toString();
    }

    private static Map<Character, String> codes() {
        Map<Character, String> codes = new java.util.HashMap<>();
        for (int i = 0; i < MORSE.length; i++) {
            codes.put(MORSE_LETTERS.charAt(i), MORSE[i]);
        }
        return codes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
