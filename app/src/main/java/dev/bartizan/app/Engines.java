package dev.bartizan.app;

import dev.bartizan.inspection.InspectionEngine;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.classifier.BundledClassifier;

/** The inspection engine with the models that come with the product. */
final class Engines {
    private Engines() {}

    static Inspector standard() {
        return InspectionEngine.standard(BundledClassifier.load());
    }
}
