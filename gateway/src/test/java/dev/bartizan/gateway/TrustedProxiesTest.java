package dev.bartizan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.0/8", "10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Anyone may write the header: it counts only from a proxy of ours.
                "203.0.113.9 | 1.2.3.4                     | 203.0.113.9",
                "127.0.0.1   |                             | 127.0.0.1",
                "127.0.0.1   | 198.51.100.4                | 198.51.100.4",
                // What is left of the right-most address that is not ours was written by the client.
                "127.0.0.1   | 1.2.3.4, 198.51.100.4       | 198.51.100.4",
                "127.0.0.1   | 198.51.100.4, 10.1.2.3      | 198.51.100.4",
                "127.0.0.1   | 10.9.9.9, 10.1.2.3          | 10.9.9.9",
                "127.0.0.1   | 198.51.100.4:1234           | 198.51.100.4",
                "fd00::1     | [2001:db8::7]:443           | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1   | not-an-address              | 127.0.0.1",
                "127.0.0.1   | 198.51.100.4, example.test  | 127.0.0.1",
            })
    void findsTheRightMostAddressThatIsNotAProxy(String peer, String forwarded, String expected) {
        List<String> entries = forwarded == null ? List.of() : List.of(forwarded.split(","));

        assertEquals(expected, proxies.clientAddress(peer, entries));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0.0/x", "example.test", "10.0.0.0/-1", "''"})
    void saysWhichBlockIsWrong(String cidr) {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(List.of(cidr)));
        assertTrue(String.valueOf(thrown.getMessage()).contains("'" + cidr + "'"));
    }

    @Test
    void comparesOnlyTheBitsOfThePrefix() {
        TrustedProxies odd = TrustedProxies.of(List.of("192.168.4.0/22"));
        assertEquals("9.9.9.9", odd.clientAddress("192.168.7.255", List.of("9.9.9.9")));
        assertEquals("192.168.8.0", odd.clientAddress("192.168.8.0", List.of("9.9.9.9")));
    }
}
