"""Tries record_pytorch.py on a small network that carries its state, whose files it writes to the working folder."""
import torch
from record_pytorch import record, traces


class Detector(torch.nn.Module):
    """A convolution before a GRU that reads steps first."""

    def __init__(self):
        super().__init__()
        self.filter = torch.nn.Conv1d(2, 5, 1)
        self.rnn = torch.nn.GRU(5, 8, num_layers=2)
        self.head = torch.nn.Linear(8, 1)

    def forward(self, waves, state=None):
        features = self.filter(waves.transpose(1, 2)).permute(2, 0, 1)
        outputs, state = self.rnn(features, state)
        return torch.sigmoid(self.head(outputs)).transpose(0, 1), state


torch.manual_seed(1)
model = Detector()
torch.save(model.state_dict(), "model.pt")


def stream():
    """Runs the model on four chunks."""
    state = None
    for chunk in torch.randn(3, 40, 2).split(10, dim=1):
        _, state = model(chunk, state)


record(model.rnn, stream)
traces(lambda waves: model(waves)[0], torch.randn(2, 3, 50, 2), torch.randn(3, 200, 2))
