package cn.yardstick.ledger;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Checks signatures by SM2 with SM3 (GB/T 32918.2-2016 on the curve of GB/T 32918.5). By hand, because the JDK has no such curve and the
 * verifier must run on the JDK alone; nothing here is secret. Held against a library's signatures and the standard's example in tests.
 */
final class Sm2 {

    /** Bytes of a public key: 04, x, y. */
    static final int POINT = 65;
    /** Bytes of a signature: r, s. */
    static final int SIGNATURE = 64;

    private static final int HALF = 32;
    private static final BigInteger P = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
    private static final BigInteger A = P.subtract(BigInteger.valueOf(3));
    private static final BigInteger B = hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
    private static final BigInteger N = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
    private static final Point G = new Point(hex("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"), hex("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0"), BigInteger.ONE);
    private static final Point NOWHERE = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    private final Point key;
    private final byte[] identity;

    /**
     * @param point  public key in its one form: 04, x, y
     * @param userId of the signer, 1 to 64 bytes
     * @throws IllegalArgumentException for what is no point of the curve
     */
    Sm2(byte[] point, byte[] userId) {
        if (point.length != POINT || point[0] != 4 || userId.length == 0 || userId.length > POINT - 1) {
            throw new IllegalArgumentException("no key of SM2");
        }
        key = new Point(number(point, 1), number(point, 1 + HALF), BigInteger.ONE);
        var right = key.x.pow(3).add(A.multiply(key.x)).add(B);
        if (key.x.compareTo(P) >= 0 || key.y.compareTo(P) >= 0 || right.subtract(key.y.pow(2)).mod(P).signum() != 0) {
            throw new IllegalArgumentException("no point of the curve");
        }
        identity = identity(userId, Arrays.copyOfRange(point, 1, POINT));
    }

    /** Is it this key's signature over the text? */
    boolean signed(byte[] text, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        var r = number(signature, 0);
        var s = number(signature, HALF);
        var t = r.add(s).mod(N);
        if (r.signum() == 0 || s.signum() == 0 || r.compareTo(N) >= 0 || s.compareTo(N) >= 0 || t.signum() == 0) {
            return false;
        }
        var point = sum(s, t);
        return point.z.signum() != 0 && number(Sm3.digest(joined(identity, text)), 0).add(point.affine()).mod(N).equals(r);
    }

    /** What stands for the signer within what is hashed: Z of GB/T 32918.2, 5.5. */
    private static byte[] identity(byte[] userId, byte[] point) {
        var bits = userId.length * Byte.SIZE;
        return Sm3.digest(joined(new byte[] {(byte) (bits >> Byte.SIZE), (byte) bits}, userId, bytes(A), bytes(B), bytes(G.x), bytes(G.y), point));
    }

    /** s G + t key, both bit by bit at once. */
    private Point sum(BigInteger s, BigInteger t) {
        var both = G.plus(key);
        var sum = NOWHERE;
        for (int bit = N.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.doubled();
            if (s.testBit(bit)) {
                sum = sum.plus(t.testBit(bit) ? both : G);
            } else if (t.testBit(bit)) {
                sum = sum.plus(key);
            }
        }
        return sum;
    }

    /** A point (x / z², y / z³); nowhere where z is 0. */
    private record Point(BigInteger x, BigInteger y, BigInteger z) {

        BigInteger affine() {
            return x.multiply(z.modPow(BigInteger.TWO, P).modInverse(P)).mod(P);
        }

        Point doubled() {
            if (z.signum() == 0 || y.signum() == 0) {
                return NOWHERE;
            }
            var delta = z.multiply(z).mod(P);
            var gamma = y.multiply(y).mod(P);
            var beta = x.multiply(gamma).mod(P);
            var alpha = x.subtract(delta).multiply(x.add(delta)).multiply(BigInteger.valueOf(3)).mod(P);
            var newX = alpha.multiply(alpha).subtract(beta.shiftLeft(3)).mod(P);
            var newY = alpha.multiply(beta.shiftLeft(2).subtract(newX)).subtract(gamma.multiply(gamma).shiftLeft(3)).mod(P);
            return new Point(newX, newY, y.multiply(z).shiftLeft(1).mod(P));
        }

        Point plus(Point other) {
            if (z.signum() == 0) {
                return other;
            }
            if (other.z.signum() == 0) {
                return this;
            }
            var here = z.multiply(z).mod(P);
            var there = other.z.multiply(other.z).mod(P);
            var u = x.multiply(there).mod(P);
            var v = y.multiply(there).multiply(other.z).mod(P);
            var h = other.x.multiply(here).subtract(u).mod(P);
            var r = other.y.multiply(here).multiply(z).subtract(v).mod(P);
            if (h.signum() == 0) {
                return r.signum() == 0 ? doubled() : NOWHERE;
            }
            var square = h.multiply(h).mod(P);
            var cube = square.multiply(h).mod(P);
            var newX = r.multiply(r).subtract(cube).subtract(u.multiply(square).shiftLeft(1)).mod(P);
            return new Point(newX, r.multiply(u.multiply(square).subtract(newX)).subtract(v.multiply(cube)).mod(P), h.multiply(z).multiply(other.z).mod(P));
        }
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    private static BigInteger number(byte[] bytes, int from) {
        return new BigInteger(1, bytes, from, HALF);
    }

    private static byte[] bytes(BigInteger number) {
        var bytes = new byte[HALF];
        var all = number.toByteArray();
        var length = Math.min(HALF, all.length);
        System.arraycopy(all, all.length - length, bytes, HALF - length, length);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
