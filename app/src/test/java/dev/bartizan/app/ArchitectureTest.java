package dev.bartizan.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the direction of dependencies that docs/architecture.md draws. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.bartizan");
    private static final Set<String> MODULES = Set.of(
            "domain",
            "inspection",
            "onnx",
            "policy",
            "gateway",
            "detection",
            "posture",
            "discovery",
            "datasecurity",
            "enforcement",
            "evaluation",
            "store",
            "console",
            "app");

    @Test
    void sawEveryModule() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            seen.add(c.getPackageName().split("\\.")[2]);
        }
        assertEquals(new TreeSet<>(MODULES), seen);
        assertTrue(CLASSES.size() > 150, "classes seen: " + CLASSES.size());
    }

    @Test
    void arrowsOnlyPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.bartizan..")
                .layer("domain")
                .definedBy("dev.bartizan.domain..")
                .layer("inspection")
                .definedBy("dev.bartizan.inspection..")
                .layer("onnx")
                .definedBy("dev.bartizan.onnx..")
                .layer("policy")
                .definedBy("dev.bartizan.policy..")
                .layer("gateway")
                .definedBy("dev.bartizan.gateway..")
                .layer("detection")
                .definedBy("dev.bartizan.detection..")
                .layer("enforcement")
                .definedBy("dev.bartizan.enforcement..")
                .layer("store")
                .definedBy("dev.bartizan.store..")
                .layer("console")
                .definedBy("dev.bartizan.console..", "gg.jte.generated..")
                .layer("app")
                .definedBy("dev.bartizan.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("enforcement")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("gateway")
                .mayOnlyBeAccessedByLayers("store", "console", "app")
                .whereLayer("detection")
                .mayOnlyBeAccessedByLayers("store", "console", "app")
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers("gateway", "enforcement", "store", "console", "app")
                .whereLayer("onnx")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("inspection")
                .mayOnlyBeAccessedByLayers("onnx", "gateway", "enforcement", "store", "console", "app")
                .check(CLASSES);
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().matching("dev.bartizan.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bartizan.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..", "org.sqlite..")
                .check(CLASSES);
    }

    @Test
    void nativeModelsStayInOnnx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bartizan.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
                .check(CLASSES);
    }

    @Test
    void capabilitiesDoNotKnowHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.bartizan.domain..",
                        "dev.bartizan.inspection..",
                        "dev.bartizan.onnx..",
                        "dev.bartizan.policy..",
                        "dev.bartizan.detection..",
                        "dev.bartizan.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.helidon..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void capabilitiesDoNotReadTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.bartizan.domain..", "dev.bartizan.policy..", "dev.bartizan.detection..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CLASSES.stream()
                .filter(c -> c.getPackageName().startsWith("dev.bartizan."))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .toList();
        assertEquals(List.of(), unmarked);
    }
}
