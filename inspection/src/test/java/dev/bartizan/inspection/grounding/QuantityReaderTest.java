package dev.bartizan.inspection.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,000                       | PLAIN 1000
                    1.000,5                     | PLAIN 1000.5
                    1,000.5                     | PLAIN 1000.5
                    3.5                         | PLAIN 3.5
                    one thousand                | PLAIN 1000
                    two hundred and fifty       | PLAIN 250
                    twenty five                 | PLAIN 25
                    twenty-five                 | PLAIN 25
                    $3m                         | PLAIN 3000000
                    3 million                   | PLAIN 3000000
                    12%                         | PERCENT 12
                    12 per cent                 | PERCENT 12
                    twelve percent              | PERCENT 12
                    the 1990s                   | PLAIN 1990
                    3rd                         | PLAIN 3
                    15-year-old                 | PLAIN 15
                    1.2.3.4                     | PLAIN 1234
                    nothing here                |
                    may                         |
                    11 May                      | PLAIN 11, MONTH 5
                    11 April 2013               | PLAIN 11, MONTH 4, PLAIN 2013
                    2013-04-11                  | PLAIN 2013, PLAIN 11, PLAIN 4, MONTH 4
                    11/04/2013                  | PLAIN 2013, PLAIN 11, PLAIN 4, MONTH 4
                    04/25/2013                  | PLAIN 2013, PLAIN 4, PLAIN 25, MONTH 4
                    11.04.2013                  | PLAIN 2013, PLAIN 11, PLAIN 4, MONTH 4
                    """)
    void readsNumbersHoweverTheyAreWritten(String text, String expected) {
        List<Quantity> found = QuantityReader.read(Words.of(text));

        List<String> shown = found.stream()
                .map(quantity -> quantity.kind() + " " + plain(quantity.value()))
                .toList();
        assertEquals(expected == null ? "" : expected, String.join(", ", shown));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
