package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The event log. */
@ApiController
@RequestMapping(RestPaths.BASE + "/events")
class EventController {
    private final SmartAp smartAp;

    EventController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<EventDto>> list(
            Actor actor, PageRequest page, @RequestParam(required = false) @Nullable String aggregateId) {
        return PageDto.of(smartAp.events().list(actor, aggregateId, page), EventDto::of);
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventDto.ReplayedDto replay(Actor actor, @RequestBody EventDto.ReplayDto replay) {
        String subscription = Fields.required("subscription", replay.subscription());
        return new EventDto.ReplayedDto(smartAp.events().replay(actor, subscription, replay.toTypes()));
    }

    /** After somebody mended what kept them from succeeding. */
    @PostMapping("/retry-parked")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventDto.ReplayedDto retryParked(Actor actor) {
        return new EventDto.ReplayedDto(smartAp.events().retryParked(actor));
    }
}
