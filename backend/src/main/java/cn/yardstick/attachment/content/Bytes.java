package cn.yardstick.attachment.content;

import java.nio.charset.StandardCharsets;

/** Bytes with a place in them, which numbers are read from; beyond their end they are damaged. */
final class Bytes {

    private final byte[] all;

    Bytes(byte[] all) {
        this.all = all;
    }

    byte[] all() {
        return all;
    }

    int length() {
        return all.length;
    }

    int u8(int at) throws Refused {
        need(at, 1);
        return all[at] & 0xff;
    }

    int u16(int at) throws Refused {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) throws Refused {
        return u8(at) | u8(at + 1) << 8;
    }

    long u32(int at) throws Refused {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32Little(int at) throws Refused {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    String text(int at, int length) throws Refused {
        need(at, length);
        return new String(all, at, length, StandardCharsets.ISO_8859_1);
    }

    boolean has(int at, String text) {
        if (at < 0 || at + text.length() > all.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((all[at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Place of the text between these two, or -1. */
    int find(String text, int from, int until) {
        var last = Math.min(until, all.length) - text.length();
        for (int at = Math.max(0, from); at <= last; at++) {
            if (all[at] == (byte) text.charAt(0) && has(at, text)) {
                return at;
            }
        }
        return -1;
    }

    private void need(int at, int length) throws Refused {
        if (at < 0 || length < 0 || (long) at + length > all.length) {
            throw Refused.damaged();
        }
    }
}
