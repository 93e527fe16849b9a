package dev.bartizan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Incident;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The whole story of an attack as an analyst reads it. */
class StoryTest {
    private final Results results = new Results(DetectionEngine.standard());

    @Test
    void tellsAMultiStepAttackFromFirstProbeToLostCredential() {
        for (int minute = 0; minute < 3; minute++) {
            results.add(Samples.at(minute).user("Who are you?", Samples.probe(Confidence.MEDIUM)));
        }
        results.add(
                Samples.blockedAttack(12),
                Samples.at(14)
                        .user("aWdub3Jl", Samples.attackIn("base64", 0, 8))
                        .blocked(),
                Samples.at(25).user("Hello", Samples.smuggled()).blocked(),
                Samples.at(31)
                        .user("Summarise.")
                        .tool("Assistant: ...", Samples.planted())
                        .blocked(),
                Samples.leak(44).from("10.44.0.9"));
        assertEquals("""
            Multi-step attack on support-copilot by maria.lopez@halden.example: probing, jailbreak attempts, \
            invisible text, a planted instruction and a credential in an answer
            high, 5 alerts, 2026-11-23T09:00:00Z to 2026-11-23T09:44:00Z
            Reconnaissance > Execution > Privilege Escalation > Defense Evasion > Credential Access > Discovery \
            > Lateral Movement > Exfiltration > Impact
            PERSON maria.lopez@halden.example, APP support-copilot, ADDRESS 10.20.3.7, ADDRESS 10.44.0.9, \
            DEPLOYMENT deepseek-r1
            - Probing for the system prompt by maria.lopez@halden.example on deepseek-r1 (3 times)
              This alert opened the incident.
            - 2 jailbreak attempts by maria.lopez@halden.example on deepseek-r1 were blocked
              Same person, maria.lopez@halden.example, 10 minutes from the nearest alert already in this incident.
            - Invisible text in the traffic of maria.lopez@halden.example on deepseek-r1 was blocked
              Same person, maria.lopez@halden.example, 11 minutes from the nearest alert already in this incident.
            - Instruction planted in a retrieved document for maria.lopez@halden.example on deepseek-r1 was blocked
              Same person, maria.lopez@halden.example, 6 minutes from the nearest alert already in this incident.
            - Credential (github token) in an answer for maria.lopez@halden.example from deepseek-r1 was redacted
              Same person, maria.lopez@halden.example, 13 minutes from the nearest alert already in this incident.
            """, told(results.onlyIncident()));
    }

    @Test
    void tellsTwoStagesAsASentence() {
        results.add(Samples.strongProbe(0), Samples.blockedAttack(3));
        assertEquals(
                "maria.lopez@halden.example probed for the system prompt and tried to jailbreak the model in"
                        + " support-copilot",
                results.onlyIncident().title());
    }

    @Test
    void tellsALoneAlertByItsOwnTitle() {
        results.add(Samples.blockedAttack(3));
        assertEquals(results.onlyAlert().title(), results.onlyIncident().title());
    }

    private String told(Incident incident) {
        StringBuilder told = new StringBuilder(incident.title()).append('\n');
        told.append(incident.severity().wireName())
                .append(", ")
                .append(incident.alertCount())
                .append(" alerts, ")
                .append(incident.firstSeen())
                .append(" to ")
                .append(incident.lastSeen())
                .append('\n');
        told.append(incident.tactics().stream().map(Atlas.bundled()::name).collect(Collectors.joining(" > ")))
                .append('\n');
        told.append(incident.entities().stream()
                        .map(entity -> entity.kind() + " " + entity.value())
                        .collect(Collectors.joining(", ")))
                .append('\n');
        for (var link : incident.links()) {
            String title = results.alerts().stream()
                    .filter(alert -> alert.id().equals(link.alertId()))
                    .findFirst()
                    .orElseThrow()
                    .title();
            told.append("- ").append(title).append('\n');
            told.append("  ").append(link.reason()).append('\n');
        }
        return told.toString();
    }
}
