package com.smartap.model;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * An exact amount of a currency, with that currency's own number of decimals (ISO 4217: 2 for USD, 0 for JPY, 3 for
 * KWD). Rates, quantities and unit prices stay {@link BigDecimal} until they become money.
 *
 * @param amount the amount in major units, scaled to the currency's decimals; may be negative
 * @param currency an ISO 4217 currency
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /** Scales the amount, and refuses one with more decimals than its currency has. */
    public Money {
        int decimals = decimals(currency);
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException("amount (%s) has more decimals than %s allows (%d)"
                    .formatted(amount.toPlainString(), currency, decimals));
        }
        amount = amount.setScale(decimals);
    }

    /** Money of a plain decimal, such as {@code Money.of("599.96", "USD")}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency(currency));
    }

    /** Money of a decimal that fits the currency. */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /** Nothing, in a currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Money of a computed decimal, rounded to the currency's decimals in the way that is named. */
    public static Money rounded(BigDecimal amount, Currency currency, RoundingMode rounding) {
        return new Money(amount.setScale(decimals(currency), rounding), currency);
    }

    /** Money of minor units, such as cents: {@code ofMinor(59996, USD)} is 599.96 USD. */
    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(BigDecimal.valueOf(minorUnits, decimals(currency)), currency);
    }

    /** The number of decimals of a currency; 0 for those that have none. */
    public static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** The currency of an ISO 4217 code, in any case. */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency (%s) is not an ISO 4217 code such as USD".formatted(code), e);
        }
    }

    /** The sum; both sides are of one currency. */
    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    /** The difference; both sides are of one currency. */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    /** This amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** This amount without its sign. */
    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    /** The product with a factor, rounded in the way that is named. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        return rounded(amount.multiply(factor), currency, rounding);
    }

    /**
     * Splits this amount in proportion to weights, so that the parts sum up to the whole: what rounding leaves over
     * goes, one minor unit each, to the first parts.
     *
     * @param weights at least one; none negative, not all zero
     */
    public List<Money> allocate(List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weights.stream().anyMatch(weight -> weight.signum() < 0) || sum.signum() <= 0) {
            throw new IllegalArgumentException(
                    "weights (%s) must not be negative, and must not all be zero".formatted(weights));
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals(currency));
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = amount;
        for (BigDecimal weight : weights) {
            BigDecimal part = amount.multiply(weight).divide(sum, decimals(currency), RoundingMode.DOWN);
            parts.add(part);
            left = left.subtract(part);
        }
        BigDecimal step = left.signum() < 0 ? unit.negate() : unit;
        for (int i = 0; left.signum() != 0; i++) {
            if (weights.get(i).signum() > 0) {
                parts.set(i, parts.get(i).add(step));
                left = left.subtract(step);
            }
        }
        return parts.stream().map(part -> new Money(part, currency)).toList();
    }

    /** The amount in minor units, such as cents. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether the amount is greater than zero. */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** Whether the amount is less than zero. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** The amount as a plain decimal, such as {@code 599.96}. */
    public String plain() {
        return amount.toString(); // its scale is the currency's, with which there is never an exponent
    }

    /** Compares amounts of one currency. */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /** Amount and currency, such as {@code 599.96 USD}. */
    @Override
    public String toString() {
        return plain() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are of different currencies. Maybe convert one first.".formatted(this, other));
        }
        return other;
    }
}
