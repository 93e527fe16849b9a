package dev.bartizan.training.converters;

import java.util.Random;

/**
 * One way to disguise a text, e.g. {@code Base64}. Immutable; the same text and seed give the same result.
 *
 * @param name the strategy's name as red-teaming tools write it
 * @param writing whether what it writes can be told apart by letter case, and whether letter case survives it
 * @param method the conversion
 */
public record Converter(String name, Writing writing, Method method) {
    /** How a converter treats letter case: a text whose case carries meaning is lost in one that drops it. */
    public enum Writing {
        /** Letters stay letters of the same case. */
        KEEPS_CASE,
        /** Upper and lower case become one, as in Morse code. */
        DROPS_CASE,
        /** What it writes means something else in another case, as in Base64. */
        NEEDS_CASE
    }

    /** A conversion. */
    @FunctionalInterface
    interface Method {
        String convert(String text, Random random);
    }

    static Converter of(String name, Method method) {
        return new Converter(name, Writing.KEEPS_CASE, method);
    }

    static Converter of(String name, Writing writing, Method method) {
        return new Converter(name, writing, method);
    }

    /** The disguised text. */
    public String convert(String text, long seed) {
        return method.convert(text, new Random(seed * 31 + text.hashCode()));
    }

    /** Both in turn, this one first; only sensible when {@link #composes} says so. */
    public Converter then(Converter outer) {
        return new Converter(
                name + " > " + outer.name,
                outer.writing,
                (text, random) -> outer.method.convert(method.convert(text, random), random));
    }

    /** Whether the text can still be read back by anyone after {@code outer} was applied to what this one wrote. */
    public boolean composes(Converter outer) {
        return this != outer && !(writing == Writing.NEEDS_CASE && outer.writing == Writing.DROPS_CASE);
    }
}
