"""English sentences without end, drawn from a small grammar, so that inputs of any length never repeat for long."""

import random
from collections.abc import Iterator

SUBJECTS = """
the keeper of the lighthouse|my grandmother|a young engineer|the captain|our neighbour|the old clockmaker|nobody
the teacher|a stranger from the city|the gardener|her brother|every visitor|the night watchman|a tired musician
the baker|one of the children|the postman|a quiet student|the mayor|their doctor
""".strip().replace("\n", "|").split("|")

ACTIONS = """
repaired|painted|described|forgot|carried|photographed|measured|sold|remembered|hid|counted|borrowed
opened|lost|found|explained|cleaned|drew|wrapped|looked for|returned|listened to|wrote about|admired
""".strip().replace("\n", "|").split("|")

OBJECTS = """
the broken telescope|a green notebook|three silver keys|the bell of the harbour|an enormous map|the garden wall
a letter without a name|the second violin|seventeen photographs|the wooden bridge|a bag of oranges|the last train
the weather report|two empty bottles|the kitchen clock|a very small boat|the story of the flood|an orange umbrella
the recipe for the cake|a box of coloured glass|the road to the village|yesterday's newspaper
""".strip().replace("\n", "|").split("|")

PLACES = """
in the harbour|behind the old mill|near the railway station|on the roof|at the edge of the forest|under the bridge
in a narrow street|beside the frozen lake|on the third floor|at the market|across the river|in front of the museum
between two hills|by the kitchen window
""".strip().replace("\n", "|").split("|")

TIMES = """
in the evening|before breakfast|on a cold morning in March|every Thursday|after the storm|at half past nine
during the long winter|one summer|just before midnight|a week later|for thirty years|while it was still raining
on the first of June|as soon as the snow melted
""".strip().replace("\n", "|").split("|")

REASONS = """
because the light had failed|although it was much too late|so that the birds would come back
because somebody had asked for it|even though the door was locked|since there was nothing else to do
because it reminded them of home|although no one believed it
""".strip().replace("\n", "|").split("|")

PATTERNS = (
    "{subject} {action} {object} {place}.",
    "{time}, {subject} {action} {object}.",
    "{subject} {action} {object}, {reason}.",
    "{subject} {action} {object} and {action2} {object2} {time}.",
    "Who {action} {object} {time}?",
    "{time}, {place}, {subject} {action} {object}.",
    "When {subject} {action} {object}, {subject2} {action2} {object2}.",
    "It was {subject} who {action} {object} {place}, {reason}.",
    "{subject} said nothing; {subject2} {action} {object}.",
    "Was it {subject} or {subject2} who {action} {object} {time}?",
    "{object}, {object2} and {object3} were still {place}.",
    "{subject} {action} {object} {place} {time}.",
)


def sentences(seed: int) -> Iterator[str]:
    """Sentences in the order of a seed."""
    draw = random.Random(seed)
    while True:
        subjects, actions, objects = draw.sample(SUBJECTS, 2), draw.sample(ACTIONS, 2), draw.sample(OBJECTS, 3)
        sentence = draw.choice(PATTERNS).format(
            subject=subjects[0], subject2=subjects[1], action=actions[0], action2=actions[1], object=objects[0],
            object2=objects[1], object3=objects[2], place=draw.choice(PLACES), time=draw.choice(TIMES),
            reason=draw.choice(REASONS))
        yield sentence[0].upper() + sentence[1:]


def paragraphs(seed: int, length: int) -> Iterator[str]:
    """Paragraphs of so many sentences."""
    source = sentences(seed)
    while True:
        yield " ".join(next(source) for _ in range(length))
