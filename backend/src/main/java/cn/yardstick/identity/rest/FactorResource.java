package cn.yardstick.identity.rest;

import cn.yardstick.identity.OwnFactor;
import cn.yardstick.identity.OwnFactor.FactorView;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.rest.SessionRequests.ConfirmFactor;
import cn.yardstick.identity.rest.SessionRequests.Proof;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One's own second factor. */
@Path("/api/v1/me/factor")
@Produces(MediaType.APPLICATION_JSON)
public class FactorResource {

    /** A secret to be taken into an authenticator: as text, as its address, and that as a QR code, a line of 0 and 1 for each row. */
    public record FactorOffer(String secret, String uri, List<String> qr) {
    }

    /** Shown this once. */
    public record RecoveryCodeList(List<String> recoveryCodes) {
    }

    private final OwnFactor factor;

    FactorResource(OwnFactor factor) {
        this.factor = factor;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public FactorView myFactor() {
        return factor.get();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public FactorOffer offerFactor(@NotNull @Valid Proof request) {
        var offer = factor.offer(request.currentPassword(), request.otp());
        return new FactorOffer(offer.secret(), offer.uri(), qr(offer.uri()));
    }

    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public RecoveryCodeList confirmFactor(@NotNull @Valid ConfirmFactor request) {
        return new RecoveryCodeList(factor.confirm(request.otp()));
    }

    @POST
    @Path("/recovery-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public RecoveryCodeList renewRecoveryCodes(@NotNull @Valid Proof request) {
        return new RecoveryCodeList(factor.renewCodes(request.currentPassword(), request.otp()));
    }

    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public void removeFactor(@NotNull @Valid Proof request) {
        factor.remove(request.currentPassword(), request.otp());
    }

    private static List<String> qr(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1")).getMatrix();
            var rows = new ArrayList<String>();
            for (byte[] row : matrix.getArray()) {
                var line = new StringBuilder();
                for (byte cell : row) {
                    line.append(cell);
                }
                rows.add(line.toString());
            }
            return rows;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
