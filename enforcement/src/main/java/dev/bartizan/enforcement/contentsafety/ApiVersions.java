package dev.bartizan.enforcement.contentsafety;

import java.util.Set;

/**
 * The values of {@code api-version} that the service ever had. Every operation is offered under every one of them:
 * clients send their own default with operations that are newer than it.
 */
final class ApiVersions {
    static final String PARAMETER = "api-version";

    private static final Set<String> KNOWN = Set.of(
            "2023-10-01",
            "2024-09-01",
            "2023-04-30-preview",
            "2023-10-15-preview",
            "2023-10-30-preview",
            "2023-11-30-preview",
            "2023-12-30-preview",
            "2024-01-15-preview",
            "2024-01-30-preview",
            "2024-02-15-preview",
            "2024-04-15-preview",
            "2024-09-15-preview",
            "2024-12-15-preview",
            "2026-05-15-preview",
            "2026-09-01-preview",
            "2026-10-15-preview",
            "2026-11-01-preview");

    private ApiVersions() {}

    static void check(String version) {
        if (version.isEmpty()) {
            throw Problem.of(
                    400,
                    "MissingApiVersionParameter",
                    "api-version: missing (expected: ?api-version=2024-09-01 or 2023-10-01)",
                    PARAMETER);
        }
        if (!KNOWN.contains(version)) {
            throw Problem.of(
                    400,
                    "UnsupportedApiVersionValue",
                    "api-version: not known (expected: 2024-09-01, 2023-10-01 or a preview of the service)",
                    PARAMETER);
        }
    }
}
