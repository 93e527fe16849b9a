package dev.bartizan.bench;

import java.util.List;
import java.util.SplittableRandom;

/** One-kilobyte prompts built from our own sentences with a fixed seed. */
final class BenchTexts {
    private static final List<String> SENTENCES = List.of(
            "Please summarise the minutes of the planning meeting for people who could not attend. ",
            "The delivery to the warehouse in Rotterdam was delayed by two days because of the storm. ",
            "Write a short, friendly answer to a customer who asks when the invoice was paid. ",
            "Which of these three suppliers has the lowest price per unit for orders above 500? ",
            "Translate the following paragraph into Spanish and keep the formatting of the list. ",
            "The function returns the wrong value when the input list is empty; explain why and fix it. ",
            "Compare the two contracts and list every clause about liability that differs. ",
            "Our new colleague starts on Monday; draft an onboarding plan for the first week. ",
            "SELECT name, total FROM orders WHERE total > 100 ORDER BY created_at DESC LIMIT 20; ",
            "Make the tone of this announcement warmer without making it longer. ");

    private BenchTexts() {}

    static List<String> kilobytePrompts(int count) {
        SplittableRandom random = new SplittableRandom(20261123);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 1_024) {
                        text.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
                    }
                    return text.substring(0, 1_024);
                })
                .toList();
    }
}
