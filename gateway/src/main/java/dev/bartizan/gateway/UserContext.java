package dev.bartizan.gateway;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code user_security_context} says about the person behind a call. All parts are optional. A misspelt key is not
 * passed over in silence: it becomes a warning.
 *
 * @param application the calling application, {@code application_name}
 * @param person {@code end_user_id}
 * @param tenant {@code end_user_tenant_id}
 * @param sourceIp {@code source_ip}, an address and not a name
 * @param warnings one per key or value that was not understood; no values from the request
 */
record UserContext(
        Optional<String> application,
        Optional<String> person,
        Optional<String> tenant,
        Optional<String> sourceIp,
        List<String> warnings) {
    static final int VALUE_CHARS_MAX = 256;
    private static final int WARNINGS_MAX = 8;
    private static final Set<String> KEYS =
            Set.of("application_name", "end_user_id", "end_user_tenant_id", "source_ip");

    static UserContext none() {
        return new UserContext(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static UserContext read(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return none();
        }
        if (!(node instanceof ObjectNode object)) {
            return new UserContext(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("user_security_context is ignored (expected: an object)"));
        }
        List<String> warnings = new ArrayList<>();
        for (String key : object.propertyNames()) {
            if (!KEYS.contains(key) && warnings.size() < WARNINGS_MAX) {
                warnings.add("user_security_context." + printable(key) + " is unknown (expected: application_name,"
                        + " end_user_id, end_user_tenant_id, source_ip)");
            }
        }
        Optional<String> address = text(object, "source_ip", warnings);
        Optional<String> sourceIp = address.flatMap(TrustedProxies::address).map(InetAddress::getHostAddress);
        if (address.isPresent() && sourceIp.isEmpty()) {
            warnings.add("user_security_context.source_ip is ignored (expected: an IP address)");
        }
        return new UserContext(
                text(object, "application_name", warnings),
                text(object, "end_user_id", warnings),
                text(object, "end_user_tenant_id", warnings),
                sourceIp,
                List.copyOf(warnings));
    }

    /** A non-empty string without control characters, cut at {@value #VALUE_CHARS_MAX} characters. */
    static Optional<String> name(String raw) {
        StringBuilder clean = new StringBuilder();
        raw.strip()
                .codePoints()
                .limit(VALUE_CHARS_MAX)
                .filter(c -> !Character.isISOControl(c))
                .forEach(clean::appendCodePoint);
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean.toString());
    }

    private static Optional<String> text(ObjectNode object, String key, List<String> warnings) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            warnings.add("user_security_context." + key + " is ignored (expected: a string)");
            return Optional.empty();
        }
        return name(value.stringValue());
    }

    /** Fit for a response header. */
    private static String printable(String key) {
        StringBuilder out = new StringBuilder();
        key.codePoints().limit(64).forEach(c -> out.appendCodePoint(c > ' ' && c < 127 ? c : '?'));
        return out.toString();
    }
}
