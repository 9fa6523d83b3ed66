package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.spi.NotFoundException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Connections to ERP systems. */
@ApiController
@RequestMapping(RestPaths.BASE + "/erp/connections")
class ErpConnectionController {
    private final SmartAp smartAp;

    ErpConnectionController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    PageDto<ErpConnectionDto> list(Actor actor) {
        return PageDto.whole(smartAp.erp().connections(actor), ErpConnectionDto::of);
    }

    @PostMapping
    ResponseEntity<ErpConnectionDto> connect(Actor actor, @RequestBody ErpConnectionDto.NewDto connection) {
        ErpConnection made = smartAp.erp().connect(actor, connection.toConnection());
        return Answers.created(ErpConnectionDto.of(made), made.id().value(), made.version());
    }

    @GetMapping("/{id}")
    ResponseEntity<ErpConnectionDto> get(Actor actor, @PathVariable ErpConnectionId id) {
        return smartAp.erp().connections(actor).stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .map(ErpConnectionController::answer)
                .orElseThrow(() -> new NotFoundException("there is no connection %s".formatted(id)));
    }

    @PostMapping("/{id}/reconnect")
    ResponseEntity<ErpConnectionDto> reconnect(
            Actor actor,
            @PathVariable ErpConnectionId id,
            ExpectedVersion version,
            @RequestBody ErpConnectionDto.CredentialsDto credentials) {
        return answer(smartAp.erp().reconnect(actor, id, version.value(), credentials.toSecrets()));
    }

    @PostMapping("/{id}/test")
    ErpConnectionDto.TestDto test(Actor actor, @PathVariable ErpConnectionId id) {
        return ErpConnectionDto.TestDto.of(smartAp.erp().test(actor, id));
    }

    @PostMapping("/{id}/sync")
    PageDto<ErpConnectionDto.SyncDto> sync(Actor actor, @PathVariable ErpConnectionId id) {
        return PageDto.whole(smartAp.erp().sync(actor, id), ErpConnectionDto.SyncDto::of);
    }

    @GetMapping("/{id}/sync-log")
    ResponseEntity<PageDto<ErpConnectionDto.SyncDto>> syncLog(
            Actor actor, @PathVariable ErpConnectionId id, PageRequest page) {
        return PageDto.of(smartAp.erp().syncLog(actor, id, page), ErpConnectionDto.SyncDto::of);
    }

    private static ResponseEntity<ErpConnectionDto> answer(ErpConnection connection) {
        return Answers.of(ErpConnectionDto.of(connection), connection.version());
    }
}
