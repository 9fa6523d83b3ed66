package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the engine was built with, and how it is doing. */
@ApiController
@RequestMapping(RestPaths.BASE)
class ConfigurationController {
    private final SmartAp smartAp;

    ConfigurationController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping("/configuration")
    ConfigurationDto configuration(Actor actor) {
        return ConfigurationDto.of(smartAp.configuration());
    }

    @GetMapping("/status")
    ConfigurationDto.StatusDto status(Actor actor) {
        return ConfigurationDto.StatusDto.of(smartAp.status());
    }
}
