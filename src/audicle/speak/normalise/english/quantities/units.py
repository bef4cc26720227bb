"""Units of measure: how each sign is said of one and of many. American spelling."""

from __future__ import annotations

_REGULAR = {
    # length
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "μm": "micrometer",
    "nm": "nanometer", "dm": "decimeter", "mi": "mile", "yd": "yard", "yds": "yard", "nmi": "nautical mile",
    "AU": "astronomical unit", "ly": "light year", "px": "pixel",
    # mass
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "μg": "microgram",
    "mcg": "microgram", "t": "ton", "kt": "kiloton", "Mt": "megaton", "lb": "pound", "lbs": "pound", "oz": "ounce",
    # volume and area
    "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter", "cl": "centiliter", "cL": "centiliter",
    "dl": "deciliter", "dL": "deciliter", "hl": "hectoliter", "gal": "gallon", "qt": "quart", "qts": "quart",
    "fl oz": "fluid ounce",
    "fl. oz.": "fluid ounce", "tbsp": "tablespoon", "tbsp.": "tablespoon", "tsp": "teaspoon", "tsp.": "teaspoon",
    "ha": "hectare", "bbl": "barrel", "cc": "cubic centimeter",
    # time
    "s": "second", "sec": "second", "sec.": "second", "secs": "second", "ms": "millisecond", "µs": "microsecond",
    "ns": "nanosecond", "min": "minute", "min.": "minute", "mins": "minute", "h": "hour", "hr": "hour",
    "hr.": "hour", "hrs": "hour", "hrs.": "hour", "wk": "week", "wks": "week", "mos": "month", "mo": "month",
    "yr": "year", "yrs": "year", "yr.": "year", "yrs.": "year",
    # data
    "bit": "bit", "kbit": "kilobit", "Mbit": "megabit", "Gbit": "gigabit", "kB": "kilobyte", "KB": "kilobyte",
    "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte",
    "PB": "petabyte", "EB": "exabyte", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte",
    "kb": "kilobit", "Mb": "megabit", "Gb": "gigabit", "MP": "megapixel", "Mpx": "megapixel",
    # electricity, power, pressure, force
    "V": "volt", "kV": "kilovolt", "mV": "millivolt", "W": "watt", "kW": "kilowatt", "MW": "megawatt",
    "GW": "gigawatt", "TW": "terawatt", "mW": "milliwatt", "Wh": "watt hour", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour", "mA": "milliamp",
    "mAh": "milliamp hour", "Ah": "amp hour", "\u2126": "ohm", "Ω": "ohm", "kΩ": "kilohm", "MΩ": "megohm",
    "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "cal": "calorie", "kcal": "kilocalorie", "eV": "electronvolt",
    "keV": "kiloelectronvolt", "MeV": "megaelectronvolt", "GeV": "gigaelectronvolt", "kN": "kilonewton",
    "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal", "MPa": "megapascal", "mbar": "millibar",
    "atm": "atmosphere",
    "dB": "decibel", "dBA": "decibel", "mol": "mole", "mmol": "millimole", "K": "kelvin", "Sv": "sievert",
    "mSv": "millisievert",
    "dB(A)": "decibel", "dB(C)": "decibel", "lm": "lumen", "Å": "angstrom",
    "bps": "basis point", "bp": "basis point", "Nm": "newton meter", "pp": "percentage point", "cwt": "hundredweight",
}  # fmt: skip
_UNCHANGED = {
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "THz": "terahertz", "hp": "horsepower",
    "lx": "lux", "mmHg": "millimeters of mercury",
}  # fmt: skip
_IRREGULAR = {
    "ft": ("foot", "feet"), "ft.": ("foot", "feet"), "in.": ("inch", "inches"),
    "mi.": ("mile", "miles"), "lb.": ("pound", "pounds"), "lbs.": ("pound", "pounds"), "oz.": ("ounce", "ounces"),
    "mph": ("mile per hour", "miles per hour"), "kmh": ("kilometer per hour", "kilometers per hour"),
    "kmph": ("kilometer per hour", "kilometers per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"),
    "mpg": ("mile per gallon", "miles per gallon"), "rpm": ("revolution per minute", "revolutions per minute"),
    "bpm": ("beat per minute", "beats per minute"), "fps": ("frame per second", "frames per second"),
    "dpi": ("dot per inch", "dots per inch"), "ppi": ("pixel per inch", "pixels per inch"),
    "ppm": ("part per million", "parts per million"), "ppb": ("part per billion", "parts per billion"),
    "psi": ("pound per square inch", "pounds per square inch"),
    "kbps": ("kilobit per second", "kilobits per second"), "Kbps": ("kilobit per second", "kilobits per second"),
    "Mbps": ("megabit per second", "megabits per second"), "Gbps": ("gigabit per second", "gigabits per second"),
    "sqft": ("square foot",
    "square feet"),
    "kn": ("knot", "knots"), "kts": ("knot", "knots"),
}  # fmt: skip
_AREAS = {
    f"{sign} {unit}": (f"{word} {one}", f"{word} {many}")
    for sign, word in {
        "square": "square", "sq": "square", "sq.": "square", "cubic": "cubic", "cu": "cubic", "cu.": "cubic",
    }.items()
    for unit, one, many in (
        ("ft", "foot", "feet"), ("ft.", "foot", "feet"), ("in", "inch", "inches"), ("in.", "inch", "inches"), ("yd",
        "yard", "yards"),
        ("mi", "mile", "miles"), ("mi.", "mile", "miles"), ("m", "meter", "meters"), ("km", "kilometer", "kilometers"),
        ("cm", "centimeter", "centimeters"), ("mm", "millimeter", "millimeters"),
    )
}  # fmt: skip
_POWERED = {
    f"{unit}{power}": (f"{word} {name}", f"{word} {many}")
    for power, word in {"2": "square", "3": "cubic"}.items()
    for unit, name, many in (
        ("m", "meter", "meters"), ("km", "kilometer", "kilometers"), ("cm", "centimeter", "centimeters"),
        ("mm", "millimeter", "millimeters"), ("ft", "foot", "feet"), ("in", "inch", "inches"), ("mi", "mile", "miles"),
    )
}  # fmt: skip
# In capitals, as signs and advertisements write them; those that mean something else so are not here: MW, MS, PA
_CAPITALS = {
    capital: sign
    for sign in ("kg", "km", "cm", "mm", "ml", "lbs", "lb", "oz", "kph", "mph", "rpm", "kWh", "Hz", "kHz", "MHz", "GHz",
    "Mbps", "Gbps", "kbps", "fps", "psi", "mAh", "kW", "kcal")
    for capital in (sign.upper(), sign.capitalize())
    if capital != sign
}  # fmt: skip
UNITS: dict[str, tuple[str, str]] = {
    **_AREAS,
    **_POWERED,
    **{sign: (name, f"{name}s") for sign, name in _REGULAR.items()},
    **{sign: (name, name) for sign, name in _UNCHANGED.items()},
    **_IRREGULAR,
}
UNITS |= {capital: UNITS[sign] for capital, sign in _CAPITALS.items() if capital not in UNITS}
# Written without a space, these are something else: 5K a run, the 80s
SPACED = frozenset({"K", "s", "pp"})
SPELLED = {
    "meter": "meter", "metre": "meter", "kilometer": "kilometer", "mile": "mile", "foot": "foot", "feet": "foot",
    "inch": "inch", "yard": "yard", "acre": "acre", "pound": "pound", "ounce": "ounce", "gallon": "gallon",
}  # fmt: skip
# A sign of length may be squared or cubed; "/" joins it to another
LENGTHS = ("km", "m", "cm", "mm", "µm", "nm", "dm", "mi", "yd", "ft", "in")
PER = {
    "h": "hour", "hr": "hour", "mo": "month", "d": "day", "ea": "piece", "pp": "person",
    "s": "second", "sec": "second", "min": "minute", "day": "day", "week": "week",
    "wk": "week",
    "month": "month", "year": "year", "yr": "year", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "L": "liter", "l": "liter", "dL": "deciliter", "dl": "deciliter", "ml": "milliliter", "mL": "milliliter",
    "lb": "pound",
    "oz": "ounce", "gal": "gallon", "km": "kilometer", "m": "meter", "cm": "centimeter", "mi": "mile", "ft": "foot",
    "hour": "hour", "minute": "minute", "second": "second", "person": "person", "unit": "unit", "ha": "hectare",
    "acre": "acre", "capita": "capita", "kWh": "kilowatt hour", "MWh": "megawatt hour", "ton": "ton", "tonne": "ton",
    "t": "ton", "barrel": "barrel", "bbl": "barrel", "mile": "mile", "head": "head", "night": "night", "share": "share",
    "mol": "mole", "pound": "pound", "gallon": "gallon", "ounce": "ounce", "liter": "liter", "item": "item",
    "user": "user",
}  # fmt: skip
