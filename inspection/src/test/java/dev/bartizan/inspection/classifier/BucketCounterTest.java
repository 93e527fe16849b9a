package dev.bartizan.inspection.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketCounterTest {
    private final BucketCounter counter = new BucketCounter();

    @Test
    void countsLikeAMap() {
        Map<Integer, Integer> expected = new HashMap<>();
        Random random = new Random(3);
        counter.clear(1000);
        for (int i = 0; i < 4000; i++) {
            int bucket = random.nextInt(700) * 1500;

            assertEquals(expected.merge(bucket, 1, Integer::sum), counter.add(bucket));
        }

        assertEquals(expected.size(), counter.size());
        for (int i = 0; i < counter.size(); i++) {
            assertEquals(expected.get(counter.keyAt(i)), counter.countAt(i));
        }
    }

    @Test
    void forgetsEverythingWhateverTheSizesBeforeAndAfter() {
        for (int chars : new int[] {10, 1900, 40, 100_000, 3}) {
            counter.clear(chars);

            assertEquals(0, counter.size());
            for (int bucket = 0; bucket < 300; bucket++) {
                assertEquals(1, counter.add(bucket));
            }
        }
    }

    @Test
    void stopsCountingAt255() {
        counter.clear(10);
        for (int i = 0; i < 300; i++) {
            counter.add(7);
        }

        assertEquals(255, counter.add(7));
        assertEquals(255, counter.countAt(0));
    }

    @Test
    void dropsNewBucketsWhenFull() {
        counter.clear(1);
        for (int bucket = 0; bucket < 100_000; bucket++) {
            counter.add(bucket);
        }

        assertTrue(counter.size() < 1024);
        assertEquals(2, counter.add(0));
    }
}
