package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;

import dev.bartizan.domain.Severity;
import dev.bartizan.inspection.codeweakness.Origin.Nature;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code insecure-randomness}: a secret is made with a generator that can be predicted. */
final class InsecureRandomness {
    private static final Set<String> SECRETS = Set.of(
            "token",
            "password",
            "passwd",
            "secret",
            "key",
            "otp",
            "nonce",
            "salt",
            "csrf",
            "session",
            "pin",
            "captcha",
            "pwd",
            "apikey",
            "iv",
            "passcode",
            "credential",
            "uuid",
            "code",
            "coupon",
            "voucher",
            "sessionid");
    private static final Set<String> OTHER = Set.of(
            "index",
            "pick",
            "keys",
            "colour",
            "color",
            "monkey",
            "sample",
            "shuffle",
            "status",
            "error",
            "country",
            "language",
            "idx",
            "choice");

    private InsecureRandomness() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.INSECURE_RANDOMNESS, "A secret is made with a predictable generator")
                .because("Who sees a few outputs, or knows the time, can compute the others.")
                .weighs(Severity.HIGH, "CWE-338")
                .instead(
                        "Use the generator for cryptography: secrets, SecureRandom, crypto.randomBytes, crypto/rand, RandomNumberGenerator.")
                .found(InsecureRandomness::look)
                .finds(PYTHON, """
                        def generate_token(length=32):
                            chars = string.ascii_letters + string.digits
                            return "".join(random.choice(chars) for _ in range(length))
                        """)
                .finds(PYTHON, """
                        otp = random.randint(100000, 999999)
                        """)
                .finds(JAVASCRIPT, """
                        const sessionToken = Math.random().toString(36).slice(2);
                        """)
                .finds(JAVA, """
                        Random random = new Random();
                        String token = Long.toHexString(random.nextLong());
                        """)
                .finds(CSHARP, """
                        var rng = new Random();
                        var password = rng.Next(100000, 999999).ToString();
                        """)
                .finds(GO, """
                        func resetToken() string {
                            return fmt.Sprintf("%d", rand.Intn(1000000))
                        }
                        """)
                .finds(CPP, """
                        std::string sessionKey = std::to_string(rand());
                        """)
                .ignores(PYTHON, """
                        token = secrets.token_urlsafe(32)
                        """, "the generator for secrets")
                .ignores(PYTHON, """
                        dice = random.randint(1, 6)
                        """, "no secret")
                .ignores(JAVA, """
                        SecureRandom random = new SecureRandom();
                        String token = Long.toHexString(random.nextLong());
                        """, "the generator for secrets")
                .ignores(JAVASCRIPT, """
                        const color = colors[Math.floor(Math.random() * colors.length)];
                        """, "no secret")
                .ignores(GO, """
                        import "crypto/rand"
                        func token() []byte {
                            b := make([]byte, 32)
                            rand.Read(b)
                            return b
                        }
                        """, "the generator for secrets")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        for (Flow.Assignment assignment : flow.assignments()) {
            Optional<Origin> random = assignment.value().first(Nature.RANDOM);
            boolean inside = isSecretName(assignment.within().name());
            if (random.isPresent() && (isSecretName(assignment.target()) || inside)) {
                String what = isSecretName(assignment.target())
                        ? assignment.target()
                        : assignment.within().name();
                report.add(assignment.statement(), assignment.to() - 1, 0.85, told(random.get(), what));
            }
        }
        for (Flow.Return handed : flow.returns()) {
            Optional<Origin> random = handed.value().first(Nature.RANDOM);
            if (random.isPresent() && isSecretName(handed.within().name())) {
                report.add(
                        handed.statement(),
                        handed.to() - 1,
                        0.85,
                        told(random.get(), handed.within().name()));
            }
        }
        for (Flow.Invocation invocation : flow.calls()) {
            boolean grows = invocation.call().is("*.append")
                    || invocation.call().is("*.Append")
                    || invocation.call().is("*.push")
                    || invocation.call().is("*.push_back");
            Optional<Origin> random = invocation.arguments().stream()
                    .flatMap(argument -> argument.value().first(Nature.RANDOM).stream())
                    .findFirst();
            if (grows && random.isPresent() && isSecretName(invocation.within().name())) {
                report.add(
                        invocation.call(),
                        0.8,
                        told(random.get(), invocation.within().name()));
            }
        }
    }

    private static String told(Origin random, String what) {
        return "`" + what + "` is made with " + random.description() + ", which can be predicted.";
    }

    private static boolean isSecretName(String name) {
        List<String> words = Sensitive.words(name);
        return words.stream().anyMatch(SECRETS::contains) && words.stream().noneMatch(OTHER::contains);
    }
}
