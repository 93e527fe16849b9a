package dev.bartizan.inspection.codeweakness;

import dev.bartizan.inspection.codeweakness.Origin.Nature;
import dev.bartizan.inspection.codeweakness.Origin.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of generators whose numbers can be predicted. */
final class RandomSources {
    private static final List<String> PYTHON = List.of(
            "random.random",
            "random.randint",
            "random.choice",
            "random.choices",
            "random.randrange",
            "random.sample",
            "random.getrandbits",
            "random.uniform",
            "random.randbytes",
            "np.random.randint",
            "numpy.random.randint",
            "np.random.choice");
    private static final Set<String> GO =
            Set.of("Intn", "Int", "Int63", "Int31n", "Int63n", "Read", "Uint32", "Uint64", "Perm", "IntN", "Int31");
    private static final Set<String> NEXT = Set.of(
            "nextInt",
            "nextLong",
            "nextBytes",
            "nextDouble",
            "nextFloat",
            "ints",
            "Next",
            "NextDouble",
            "NextBytes",
            "NextInt64");

    private final Code code;
    private final Scope scope;
    private final Map<Integer, Optional<Origin>> known = new HashMap<>();
    private final boolean cryptoRand;
    private final Optional<String> engine;

    RandomSources(Code code, Scope scope) {
        this.code = code;
        this.scope = scope;
        cryptoRand = code.language() == Language.GO && code.source().contains("crypto/rand");
        engine = code.language() == Language.CPP ? engine(code) : Optional.empty();
    }

    Optional<Origin> origin(Call call) {
        return known.computeIfAbsent(
                call.open(),
                at -> isPredictable(call)
                        ? Optional.of(new Origin(
                                Nature.RANDOM, Reach.UNKNOWN, call.path().replace("new ", "")))
                        : Optional.empty());
    }

    private boolean isPredictable(Call call) {
        return switch (code.language()) {
            case PYTHON -> PYTHON.contains(call.path());
            case JAVASCRIPT -> call.is("Math.random");
            case JAVA, CSHARP ->
                call.is("Math.random")
                        || call.path().startsWith("RandomStringUtils.random")
                        || (NEXT.contains(call.name()) && isPlainRandom(call.receiver()));
            case GO -> !cryptoRand && call.receiver().equals("rand") && GO.contains(call.name());
            case CPP ->
                call.path().equals("rand")
                        || call.path().equals("random")
                        || (engine.isPresent()
                                && code.is(call.open() + 1, engine.get())
                                && code.is(call.open() + 2, ")"));
            case SQL -> call.path().equalsIgnoreCase("rand") || call.path().equalsIgnoreCase("random");
        };
    }

    private boolean isPlainRandom(String receiver) {
        return receiver.equals("Random")
                || receiver.endsWith("ThreadLocalRandom.current")
                || receiver.equals("Random.Shared")
                || scope.get(receiver)
                        .map(Value::maker)
                        .filter(maker -> maker.equals("new Random"))
                        .isPresent();
    }

    private static Optional<String> engine(Code code) {
        for (int i = 0; i + 1 < code.size(); i++) {
            String word = code.token(i).text();
            if ((word.startsWith("mt19937") || word.equals("default_random_engine")) && code.isWord(i + 1)) {
                return Optional.of(code.token(i + 1).text());
            }
        }
        return Optional.empty();
    }
}
