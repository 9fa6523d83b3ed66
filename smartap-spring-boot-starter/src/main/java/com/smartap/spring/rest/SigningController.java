package com.smartap.spring.rest;

import com.smartap.core.SigningRoom;
import com.smartap.core.SmartAp;
import com.smartap.spi.webhook.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * What those sign who come by a link, for hosts with a signature page of their own; and what providers of signatures
 * send on their own. The token of a link stands in bodies only, since addresses are logged everywhere.
 */
@ApiController
class SigningController {
    private static final String BASE = RestPaths.BASE + "/signing";
    private static final int FORM = 16 * 1024;
    private static final int WEBHOOK = 1024 * 1024;

    private final SmartAp smartAp;

    SigningController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @WithoutActor(maxBytes = FORM)
    @PostMapping(BASE)
    SigningDto open(SigningRoom.Trace trace, @RequestBody SigningDto.TokenDto token) {
        return SigningDto.of(room().open(token.required(), trace));
    }

    @WithoutActor(maxBytes = FORM)
    @PostMapping(BASE + "/document")
    void document(@RequestBody SigningDto.TokenDto token, HttpServletResponse response) throws IOException {
        try (InputStream in = room().document(token.required())) {
            Downloads.headers(response, "document.pdf", "application/pdf");
            in.transferTo(response.getOutputStream());
        }
    }

    @WithoutActor(maxBytes = FORM)
    @PostMapping(BASE + "/sign")
    SigningDto sign(SigningRoom.Trace trace, @RequestBody SigningDto.SignDto signature) {
        return SigningDto.of(room().sign(
                        signature.required(),
                        signature.seen(),
                        Fields.required("typedName", signature.typedName()),
                        trace));
    }

    @WithoutActor(maxBytes = FORM)
    @PostMapping(BASE + "/decline")
    SigningDto decline(SigningRoom.Trace trace, @RequestBody SigningDto.DeclineDto refusal) {
        return SigningDto.of(room().decline(refusal.required(), Fields.required("reason", refusal.reason()), trace));
    }

    /** The signature of the provider says who is calling. Answers before anything is looked into. */
    @WithoutActor(maxBytes = WEBHOOK)
    @PostMapping(RestPaths.BASE + "/signatures/webhook")
    void webhook(HttpServletRequest request, SpooledBody body) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        try (InputStream in = body.open()) {
            smartAp.signatures().receive(new WebhookRequest(headers, query, in.readAllBytes()));
        }
    }

    private SigningRoom room() {
        return smartAp.signatures().room();
    }
}
