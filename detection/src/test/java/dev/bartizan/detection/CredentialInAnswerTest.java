package dev.bartizan.detection;

import static dev.bartizan.detection.Samples.SECRET;
import static dev.bartizan.detection.Samples.drafts;
import static dev.bartizan.detection.Samples.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialInAnswerTest {
    private final Detection detection = new CredentialInAnswer();

    @Test
    void seesACredentialOfMediumConfidence() {
        List<Draft> drafts = drafts(detection, Samples.at(0).answer(SECRET, secret(Confidence.MEDIUM, 0)));
        assertEquals(List.of("AML.T0057", "AML.T0055"), drafts.getFirst().techniques());
    }

    @Test
    void seesACredentialThatTheAnswerTookFromADocument() {
        Samples sample = Samples.at(0).tool("key: " + SECRET).answer(SECRET, secret(Confidence.HIGH, 0));
        assertEquals(1, drafts(detection, sample).size());
    }

    @Test
    void evidenceShowsTheTypeInsteadOfTheCredential() {
        Samples sample = Samples.at(0).answer("The key is " + SECRET + ".", secret(Confidence.HIGH, 11));
        var evidence = drafts(detection, sample).getFirst().latest().evidence().getFirst();
        assertEquals("The key is [GITHUB_TOKEN].", evidence.excerpt());
        assertEquals("completion", evidence.side());
    }

    @Test
    void passesALowConfidenceMatch() {
        // Placeholders and hashes look like this.
        assertEquals(List.of(), drafts(detection, Samples.at(0).answer(SECRET, secret(Confidence.LOW, 0))));
    }

    @Test
    void passesACredentialInThePrompt() {
        assertEquals(List.of(), drafts(detection, Samples.at(0).user(SECRET, secret(Confidence.HIGH, 0))));
    }

    @Test
    void passesAnEchoOfWhatTheUserWroteInTheSameCall() {
        Samples sample = Samples.at(0).user("Review: " + SECRET).answer(SECRET, secret(Confidence.HIGH, 0));
        assertEquals(List.of(), drafts(detection, sample));
    }

    @Test
    void passesPersonalDataInAnAnswer() {
        assertEquals(List.of(), drafts(detection, Samples.at(0).answer("a@b.example", Samples.mail(0, 11))));
    }

    @Test
    void titlesSayWhatBecameOfIt() {
        Telling redacted = new Telling("maria", "deepseek-r1", secret(Confidence.HIGH, 0), Action.REDACT, 1);
        assertEquals(
                "Credential (github token) in an answer for maria from deepseek-r1 was redacted",
                detection.title(redacted));
        Telling shown = new Telling("maria", "deepseek-r1", secret(Confidence.HIGH, 0), Action.WARN, 2);
        assertEquals(
                "Credentials (github token) in 2 answers for maria from deepseek-r1 were shown to the client",
                detection.title(shown));
    }
}
