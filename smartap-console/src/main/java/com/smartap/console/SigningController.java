package com.smartap.console;

import com.smartap.core.SigningRoom;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.secret.Secret;
import com.smartap.spring.ActorResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The in-house signature page. It stands open to everybody who has a link, signed in or not: the link is one person's,
 * for one document, and signs once. What cannot be opened looks the same whatever the reason is.
 */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}" + SigningController.FOLDER + "{token}")
final class SigningController {
    /** Below the console's base path; the links follow. */
    static final String FOLDER = "/sign/";

    private static final String TEMPLATE = "smartap/console/sign";

    private final SmartAp smartAp;
    private final Pages pages;
    private final PdfPages pdfPages;
    private final ActorResolver actors;
    private final ConsoleProperties properties;

    SigningController(
            SmartAp smartAp, Pages pages, PdfPages pdfPages, ActorResolver actors, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.pdfPages = pdfPages;
        this.actors = actors;
        this.properties = properties;
    }

    /** Where a link leads, below the console's address. */
    static String path(String token) {
        return FOLDER + token;
    }

    @ModelAttribute
    void headers(HttpServletRequest request, HttpServletResponse response) {
        Headers.signing(response);
        if (request.getMethod().equals("POST") && Visits.isForeign(request)) {
            throw new com.smartap.spi.ForbiddenException(
                    "This form was sent from another page, so nothing was signed.");
        }
    }

    @GetMapping
    View open(HttpServletRequest request, @PathVariable String token) {
        return page(request, token, room().open(Secret.of(token), trace(request)), null, Map.of());
    }

    @PostMapping
    View sign(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(name = "name", defaultValue = "") String typed,
            @RequestParam(defaultValue = "false") boolean consent) {
        Secret secret = Secret.of(token);
        try {
            require(consent, "consent", "Tick the box to say that you agree, then sign.");
            require(!typed.isBlank(), "name", "Type your full name to sign.");
            return done(request, room().sign(secret, hash(document), typed.strip(), trace(request)), true);
        } catch (InvalidRequestException e) {
            SigningRoom.Visit visit = room().open(secret, trace(request));
            boolean name = e.field().filter("typedName"::equals).isPresent();
            InvalidRequestException told = name
                    ? new InvalidRequestException(
                            "name", "Type your full name as it stands here: %s.".formatted(visit.signer()))
                    : e;
            return page(request, token, visit, told, Map.of("name", typed));
        }
    }

    @PostMapping("/decline")
    View decline(
            HttpServletRequest request, @PathVariable String token, @RequestParam(defaultValue = "") String reason) {
        Secret secret = Secret.of(token);
        try {
            require(!reason.isBlank(), "reason", "Say why you do not sign, so that others can put it right.");
            return done(request, room().decline(secret, reason.strip(), trace(request)), false);
        } catch (InvalidRequestException e) {
            return page(request, token, room().open(secret, trace(request)), e, Map.of("reason", reason));
        }
    }

    /**
     * A picture of one page. Which document it is says the link and not the address, so that a dead link shows nothing
     * and a living one nothing else.
     */
    @GetMapping("/pages/{number}")
    void picture(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable int number,
            HttpServletResponse response)
            throws IOException {
        Secret secret = Secret.of(token);
        ContentHash document = room().open(secret, trace(request)).document();
        byte[] png = pdfPages.png(document, number, () -> room().document(secret))
                .orElseThrow(() -> new NotFoundException("There is no page %d to show.".formatted(number)));
        response.setContentType("image/png");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }

    @GetMapping("/document")
    void document(@PathVariable String token, HttpServletResponse response) throws IOException {
        try (InputStream in = room().document(Secret.of(token))) {
            Attachment.headers(response, "document-to-sign.pdf", "application/pdf");
            in.transferTo(response.getOutputStream());
        }
    }

    private View page(
            HttpServletRequest request,
            String token,
            SigningRoom.Visit visit,
            @Nullable SmartApException failure,
            Map<String, String> typed) {
        Map<String, Object> model = model(request, visit);
        model.put("typed", typed);
        model.put("here", base(request) + path(token));
        model.put("pages", pdfPages.count(visit.document(), () -> room().document(Secret.of(token))));
        if (failure != null) {
            model.put("problem", Problem.of(failure));
        }
        return pages.alone(TEMPLATE, model, failure == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View done(HttpServletRequest request, SigningRoom.Visit visit, boolean signed) {
        Map<String, Object> model = model(request, visit);
        model.put("signed", signed);
        return pages.alone(TEMPLATE, model, HttpStatus.OK);
    }

    private Map<String, Object> model(HttpServletRequest request, SigningRoom.Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put("base", base(request));
        model.put("context", request.getContextPath());
        model.put("known", actors.resolve(request).isPresent());
        HostToken host = HostToken.of(request);
        if (host != null) {
            model.put("hostToken", host);
        }
        return model;
    }

    private String base(HttpServletRequest request) {
        return request.getContextPath() + properties.basePath();
    }

    private SigningRoom.Trace trace(HttpServletRequest request) {
        return new SigningRoom.Trace(
                request.getRemoteAddr(),
                request.getHeader("User-Agent"),
                actors.resolve(request).map(Actor::id).orElse(null));
    }

    private static ContentHash hash(String text) {
        try {
            return new ContentHash(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "document", "The form does not say which document you saw. Load the page anew.");
        }
    }

    private static void require(boolean condition, String field, String advice) {
        if (!condition) {
            throw new InvalidRequestException(field, advice);
        }
    }

    private SigningRoom room() {
        return smartAp.signatures().room();
    }
}
