package dev.bartizan.inspection.material;

/**
 * How one kind of material is fingerprinted and how much of it counts as a copy. A copy of {@code grams + window - 1}
 * units always shares a fingerprint; on average one unit in {@code (window + 1) / 2} is selected.
 */
enum Scheme {
    /** Words; characters where words are not parted. A hit is 24 words in a row, about 130 characters of English. */
    TEXT("text.fp", 8, 12, 5, 48),
    /** Tokens of any programming language. A hit is 50 tokens in a row, about six full lines. */
    CODE("code.fp", 20, 20, 8, 100);

    /** Fingerprints that a copy shares at least. */
    static final int HITS_MIN = 3;
    /** Of the fingerprints between the first and the last of a copy, the part that must be shared. */
    static final double DENSITY_MIN = 0.5;

    private final String fileName;
    private final int grams;
    private final int window;
    private final int distinctMin;
    private final int weightMin;

    Scheme(String fileName, int grams, int window, int distinctMin, int weightMin) {
        this.fileName = fileName;
        this.grams = grams;
        this.window = window;
        this.distinctMin = distinctMin;
        this.weightMin = weightMin;
    }

    /** The file of a corpus that holds this kind. */
    String fileName() {
        return fileName;
    }

    /** Units that one fingerprint covers. */
    int grams() {
        return grams;
    }

    /** Of each so many neighbouring hashes one is kept. */
    int window() {
        return window;
    }

    /** Different units a fingerprint needs: tables of zeros and the like have no author. */
    int distinctMin() {
        return distinctMin;
    }

    /** Weight of the shortest copy; see {@link Units#weight}. */
    int weightMin() {
        return weightMin;
    }

    /** Parts a text into the units of this scheme. */
    Units units(String text) {
        return switch (this) {
            case TEXT -> TextUnits.of(text);
            case CODE -> CodeUnits.of(text);
        };
    }
}
