package dev.bartizan.console;

import dev.bartizan.domain.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends one prompt through the gateway to a deployment, exactly as an application would, on behalf of a console account.
 * Called on a request thread; blocks until the answer is complete and must keep its own time limit. Thread-safe.
 */
@FunctionalInterface
public interface TryIt {
    /**
     * Asks.
     *
     * @param deployment a name from the deployment list
     * @param prompt 1..8,000 characters
     * @param account the console account that asks
     */
    Result ask(String deployment, String prompt, String account);

    /**
     * What came back.
     *
     * @param status HTTP status a client would have seen
     * @param answer the model's answer, or why there is none
     * @param reasoning the model's reasoning, when it sent some
     * @param prompt the guard's verdict on the prompt
     * @param completion the guard's verdict on the answer
     * @param sandbox true when the sandbox model answered
     * @param exchangeId of the recorded exchange, once known
     * @param duration from question to last character
     */
    record Result(
            int status,
            String answer,
            Optional<String> reasoning,
            Verdict prompt,
            Verdict completion,
            boolean sandbox,
            Optional<String> exchangeId,
            Duration duration) {}
}
