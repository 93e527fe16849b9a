package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Flow.Argument;
import dev.bartizan.inspection.codeweakness.Flow.Invocation;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls that must not be given what others choose.
 *
 * @param callees patterns of {@link Call#is(String)}
 * @param argument index of the dangerous argument, {@link #ANY} or {@link #RECEIVER}
 * @param least reach that an input needs to count
 * @param assembled reach that counts too when the input was put into a text of the program
 */
record Sink(Language language, List<String> callees, int argument, Reach least, Reach assembled) {
    static final int ANY = -1;
    static final int RECEIVER = -2;

    /** Takes a remote input as it is. */
    static Sink remote(Language language, int argument, String... callees) {
        return new Sink(language, List.of(callees), argument, Reach.REMOTE, Reach.REMOTE);
    }

    Sink also(Reach whenPlain, Reach whenAssembled) {
        return new Sink(language, callees, argument, whenPlain, whenAssembled);
    }

    /** The value given to this sink by a call; empty when the call is another. */
    Optional<Value> given(Language spoken, Invocation invocation) {
        if (spoken != language || !invocation.call().is(callees)) {
            return Optional.empty();
        }
        List<Argument> arguments = invocation.arguments();
        if (argument == RECEIVER) {
            return Optional.of(invocation.receiver());
        }
        if (argument == ANY) {
            return arguments.stream().map(Argument::value).reduce(Flow::join);
        }
        return argument < arguments.size() ? Optional.of(arguments.get(argument).value()) : Optional.empty();
    }

    Optional<Origin> danger(Subclass subclass, Value value) {
        return value.input(subclass, value.assembled() ? assembled : least);
    }

    /** A check that reports every input that reaches one of {@code sinks}. */
    static CodeRule.Check check(Subclass subclass, Accepts accepts, List<Sink> sinks) {
        return (flow, report) -> {
            for (Invocation invocation : flow.calls()) {
                for (Sink sink : sinks) {
                    Optional<Value> value = sink.given(flow.code().language(), invocation);
                    Optional<Origin> origin = value.flatMap(given -> sink.danger(subclass, given));
                    if (origin.isPresent() && accepts.test(flow.code(), invocation, value.orElseThrow())) {
                        report.add(invocation.call(), score(origin.get()), reaches(origin.get(), invocation.call()));
                        break;
                    }
                }
            }
        };
    }

    /** A last look at a call. */
    interface Accepts {
        boolean test(Code code, Invocation invocation, Value value);
    }

    static double score(Origin origin) {
        return switch (origin.reach()) {
            case REMOTE -> 0.9;
            case LOCAL -> 0.8;
            case PARAMETER -> 0.7;
            case UNKNOWN -> 0.6;
        };
    }

    static String reaches(Origin origin, Call call) {
        return sentence(origin.description()) + " reaches " + call.path() + ".";
    }

    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
