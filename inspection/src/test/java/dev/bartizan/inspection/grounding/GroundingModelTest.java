package dev.bartizan.inspection.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GroundingModelTest {
    @Test
    void whatIsWrittenIsRead() throws IOException {
        GroundingModel model = GroundingModel.bundled();

        assertEquals(
                model.version(),
                GroundingModel.read(new ByteArrayInputStream(bytes(model))).version());
    }

    @Test
    void aDamagedOrCutFileIsRefusedWithTheRemedy() throws IOException {
        byte[] damaged = bytes(GroundingModel.bundled());
        damaged[40] ^= 1;
        byte[] cut = Arrays.copyOf(damaged, 30);

        for (byte[] file : new byte[][] {damaged, cut, new byte[0]}) {
            GroundingModelException refused = assertThrows(
                    GroundingModelException.class, () -> GroundingModel.read(new ByteArrayInputStream(file)));
            assertTrue(String.valueOf(refused.getMessage()).contains("restore the file"));
        }
    }

    private static byte[] bytes(GroundingModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
