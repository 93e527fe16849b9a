package dev.bartizan.inspection;

import dev.bartizan.inspection.SecretRule.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/** Further tests of credentials: checksums, decodable parts, and whether a value looks random or typed. */
final class Checksums {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final double RANDOM_BITS_MIN = 3.2;
    private static final double HEX_BITS_MIN = 2.9;

    private Checksums() {}

    /** GitHub: the last 6 characters are the CRC-32 of the 30 before, base 62. */
    static Outcome github(String token) {
        return base62Crc(token.substring(4));
    }

    /** npm: as GitHub's. */
    static Outcome npm(String token) {
        return base62Crc(token.substring(4));
    }

    private static Outcome base62Crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.substring(0, 30).getBytes(StandardCharsets.US_ASCII));
        long value = crc.getValue();
        char[] expected = new char[6];
        for (int i = 5; i >= 0; i--) {
            expected[i] = BASE62.charAt((int) (value % 62));
            value /= 62;
        }
        return new String(expected).equals(body.substring(30)) ? Outcome.CONFIRMED : Outcome.DOUBTFUL;
    }

    /** JWT: the header decodes to JSON that names an algorithm. */
    static Outcome jwt(String token) {
        String header = token.substring(0, token.indexOf('.'));
        try {
            String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.ISO_8859_1);
            return json.startsWith("{") && json.contains("\"alg\"") ? Outcome.CONFIRMED : Outcome.NO;
        } catch (IllegalArgumentException notBase64) {
            return Outcome.NO;
        }
    }

    /** HTTP Basic: decodes to printable {@code user:password}. */
    static Outcome basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            boolean printable = pair.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
            return printable && pair.indexOf(':') > 0 ? Outcome.CONFIRMED : Outcome.NO;
        } catch (IllegalArgumentException notBase64) {
            return Outcome.NO;
        }
    }

    /** Values that hold digits and letters, as issued tokens do. */
    static Outcome digitsAndLetters(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().skip(5).anyMatch(Character::isLetter);
        return digit && letter ? Outcome.UNKNOWN : Outcome.NO;
    }

    /** Values that a machine made: digits and letters mixed, high entropy, no dictionary-like repeats. */
    static Outcome random(String value) {
        boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        boolean mixed =
                digitsAndLetters(value) == Outcome.UNKNOWN && value.chars().anyMatch(Character::isLetter);
        double bits = entropy(value);
        boolean random = mixed && bits >= (hex ? HEX_BITS_MIN : RANDOM_BITS_MIN);
        return random && !looksLikeCode(value) ? Outcome.UNKNOWN : Outcome.NO;
    }

    /** Whether a value is a path, a dotted name or a sentence with dashes rather than one random token. */
    private static boolean looksLikeCode(String value) {
        int words = 0;
        int separators = 0;
        int run = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean letter = i < value.length() && Character.isLetter(value.charAt(i));
            if (letter) {
                run++;
                continue;
            }
            words += run >= 3 ? 1 : 0;
            run = 0;
            if (i < value.length() && "._-/".indexOf(value.charAt(i)) >= 0) {
                separators++;
            }
        }
        return separators >= 2 && words > separators;
    }

    /** Passwords people choose: not a plain word, not code. */
    static Outcome password(String value) {
        int kinds = 0;
        kinds += value.chars().anyMatch(c -> c >= '0' && c <= '9') ? 1 : 0;
        kinds += value.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
        kinds += value.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
        kinds += value.chars().anyMatch(c -> "!@#$%^&*?+=_-~".indexOf(c) >= 0) ? 1 : 0;
        boolean digitOrSign =
                value.chars().anyMatch(c -> !Character.isLetter(c) && c != '.' && c != '_' && c != '-' && c != '/');
        return kinds >= 2 && digitOrSign && value.indexOf("://") < 0 ? Outcome.UNKNOWN : Outcome.NO;
    }

    /** Shannon entropy of the characters, bits per character. */
    static double entropy(String value) {
        int[] counts = new int[128];
        for (int i = 0; i < value.length(); i++) {
            counts[value.charAt(i) & 127]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / value.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
