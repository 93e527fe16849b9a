package dev.bartizan.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoDayTest {
    private final List<DemoExchange> day = DemoDay.load();

    @Test
    void isAWorkingDayOfManyPeopleInFourApps() {
        Set<String> people = new HashSet<>();
        Set<String> apps = new HashSet<>();
        day.forEach(e -> {
            people.add(e.person());
            apps.add(e.app());
        });
        assertTrue(day.size() >= 140 && day.size() <= 200, "exchanges: " + day.size());
        assertTrue(people.size() >= 20, "people: " + people.size());
        assertEquals(4, apps.size());
    }

    @Test
    void timesOnlyGoForward() {
        for (int i = 1; i < day.size(); i++) {
            assertTrue(!day.get(i).at().isBefore(day.get(i - 1).at()), "line " + (i + 1));
        }
    }

    @Test
    void everyQuestionHasAnAnswer() {
        day.forEach(e -> assertTrue(!e.question().isBlank() && !e.answer().isBlank(), e.at().toString()));
    }
}
