package dev.bartizan.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tactics of MITRE ATLAS 5.6.0 in the order of its matrix, which is the order of a kill chain. */
enum Atlas {
    RECONNAISSANCE("AML.TA0002", "Reconnaissance"),
    RESOURCE_DEVELOPMENT("AML.TA0003", "Resource development"),
    INITIAL_ACCESS("AML.TA0004", "Initial access"),
    MODEL_ACCESS("AML.TA0000", "AI model access"),
    EXECUTION("AML.TA0005", "Execution"),
    PERSISTENCE("AML.TA0006", "Persistence"),
    PRIVILEGE_ESCALATION("AML.TA0012", "Privilege escalation"),
    DEFENSE_EVASION("AML.TA0007", "Defense evasion"),
    CREDENTIAL_ACCESS("AML.TA0013", "Credential access"),
    DISCOVERY("AML.TA0008", "Discovery"),
    LATERAL_MOVEMENT("AML.TA0015", "Lateral movement"),
    COLLECTION("AML.TA0009", "Collection"),
    ATTACK_STAGING("AML.TA0001", "AI attack staging"),
    COMMAND_AND_CONTROL("AML.TA0014", "Command and control"),
    EXFILTRATION("AML.TA0010", "Exfiltration"),
    IMPACT("AML.TA0011", "Impact");

    private final String id;
    private final String title;

    Atlas(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    static Optional<Atlas> of(String id) {
        return Arrays.stream(values()).filter(tactic -> tactic.id.equals(id)).findFirst();
    }

    /** The tactic's name, or the id itself when this release does not know it. */
    static String title(String id) {
        return of(id).map(Atlas::title).orElse(id);
    }

    static List<Atlas> chain() {
        return List.of(values());
    }
}
