package dev.bartizan.enforcement.contentsafety;

/** Unsigned numbers of a file; -1 where it ends before the number does. */
record ImageBytes(byte[] bytes) {
    int length() {
        return bytes.length;
    }

    boolean startsWith(int at, int... wanted) {
        if (at < 0 || bytes.length - wanted.length < at) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (u8(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    int u8(int at) {
        return at < 0 || at >= bytes.length ? -1 : bytes[at] & 0xFF;
    }

    int u16Big(int at) {
        return has(at, 2) ? u8(at) << 8 | u8(at + 1) : -1;
    }

    int u16Little(int at) {
        return has(at, 2) ? u8(at + 1) << 8 | u8(at) : -1;
    }

    int u24Little(int at) {
        return has(at, 3) ? u8(at + 2) << 16 | u8(at + 1) << 8 | u8(at) : -1;
    }

    long u32Big(int at) {
        return has(at, 4) ? (long) u16Big(at) << 16 | u16Big(at + 2) : -1;
    }

    long u32Little(int at) {
        return has(at, 4) ? (long) u16Little(at + 2) << 16 | u16Little(at) : -1;
    }

    private boolean has(int at, int length) {
        return at >= 0 && at <= bytes.length - length;
    }
}
