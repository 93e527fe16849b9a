package dev.bartizan.inspection.material;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Texts that everybody repeats and nobody minds, such as licence notices: what they hold is never evidence of a copy. */
final class CommonTexts {
    private static final String RESOURCE = "common-texts.txt";
    private static final Map<Scheme, long[]> HASHES = load();

    private CommonTexts() {}

    static boolean contains(Scheme scheme, long hash) {
        long[] hashes = HASHES.get(scheme);
        return hashes != null && Arrays.binarySearch(hashes, hash) >= 0;
    }

    private static Map<Scheme, long[]> load() {
        String all;
        try (InputStream in = CommonTexts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing (expected beside the classes)");
            }
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Scheme, long[]> hashes = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            hashes.put(
                    scheme,
                    Stream.of(all.split("====\n"))
                            .flatMapToLong(
                                    text -> LongStream.of(Fingerprints.allHashes(scheme.units(text), scheme.grams())))
                            .sorted()
                            .toArray());
        }
        return hashes;
    }
}
