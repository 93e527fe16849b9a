package dev.bartizan.gateway;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The addresses whose {@code X-Forwarded-For} is believed. Anyone can write that header, so the caller's address is the
 * right-most entry that is not itself a trusted proxy, and only when the connection comes from one. Immutable.
 */
public final class TrustedProxies {
    private static final int HOPS_MAX = 32;

    private record Block(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int left = Math.min(8, bits - bit);
                int mask = 0xFF << (8 - left);
                if (((address[bit >> 3] ^ prefix[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** Only this machine. */
    public static TrustedProxies loopback() {
        return of(List.of("127.0.0.0/8", "::1/128"));
    }

    /**
     * From CIDR blocks or single addresses, e.g. {@code 10.0.0.0/8}, {@code 192.0.2.7}, {@code fd00::/8}.
     *
     * @throws IllegalArgumentException naming the entry that is neither
     */
    public static TrustedProxies of(List<String> cidrs) {
        return new TrustedProxies(cidrs.stream().map(TrustedProxies::block).toList());
    }

    /** Whether the other end of a connection, an address literal, is one of these. */
    public boolean trustsPeer(String peer) {
        return address(peer).filter(this::trusts).isPresent();
    }

    /** The caller's address given the connection's and the header's entries, left to right. */
    String clientAddress(String peer, List<String> forwardedFor) {
        String client = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && forwardedFor.size() - i <= HOPS_MAX; i--) {
            Optional<InetAddress> hop = address(client);
            if (hop.isEmpty() || !trusts(hop.get())) {
                return client;
            }
            Optional<InetAddress> previous = address(withoutPort(forwardedFor.get(i)));
            if (previous.isEmpty()) {
                return client;
            }
            client = previous.get().getHostAddress();
        }
        return client;
    }

    /** An address written as such; never a name, so nothing is looked up. */
    static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean trusts(InetAddress address) {
        byte[] bytes = address.getAddress();
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }

    private static String withoutPort(String entry) {
        String text = entry.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static Block block(String cidr) {
        int slash = cidr.indexOf('/');
        String literal = slash < 0 ? cidr : cidr.substring(0, slash);
        byte[] prefix = address(literal)
                .orElseThrow(() -> new IllegalArgumentException(problem(cidr)))
                .getAddress();
        try {
            int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException(problem(cidr));
            }
            return new Block(prefix, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(problem(cidr), e);
        }
    }

    private static String problem(String cidr) {
        return "trusted proxy: '" + cidr + "' (expected: an address or a block, e.g. 10.0.0.0/8)";
    }
}
